import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { device, journey, open, signIn, withBrowser } from '../browser.ts';
import { charge, newPerson, PASSWORD } from '../town.ts';

/** Goes on by Tab until what is wanted has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let times = 0; times < 40; times++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() =>
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
    );
    if (name.test(focused.trim())) {
      return;
    }
    passed.push(focused.trim());
  }
  throw new Error(`no Tab leads to ${name}, but to: ${passed.join(', ')}`);
}

journey('somebody who uses the keyboard only', (step) =>
  withBrowser(async (browser) => {
    const person = await newPerson();
    const { page } = await open(await device(browser));

    await step('signs in', async () => {
      await page.goto('/app/wallet/menu');
      await page.waitForURL(/\/login/);
      await page.locator('input[name=username]').focus();
      await page.keyboard.type(person.phone);
      await page.locator('input[name=password]').focus();
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'メニュー' }).waitFor();
    });

    await step('goes to the code, where the title has the focus', async () => {
      await tabTo(page, /^支払う$/);
      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: 'QRコード' }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    });

    await step('orders a charge, and sees where the focus is', async () => {
      await page.goto('/app/wallet/charge');
      await page.getByRole('button', { name: '3,000円', exact: true }).waitFor();
      await tabTo(page, /^3,000円$/);
      await page.keyboard.press('Enter');
      await tabTo(page, /3,000円をチャージする/);
      assert.notEqual(
        await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle),
        'none',
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/demo\/provider/);
    });
  }));

journey('the pages are as somebody likes to read', (step) =>
  withBrowser(async (browser) => {
    const person = await newPerson();
    const { page, faults } = await open(await device(browser, { colorScheme: 'dark', reducedMotion: 'reduce' }));
    await signIn(page, person);

    await step('In the language chosen, also after a reload', async () => {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Menu' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Menu' }).waitFor();
      assert.equal(await page.getAttribute('html', 'lang'), 'en');
    });

    await step('So does the page for signing in, and a choice made there holds here', async () => {
      const { page: issuer } = await open(page.context());
      await issuer.goto('/login');
      await issuer.getByRole('heading', { name: 'Sign in' }).waitFor();
      assert.equal(await issuer.getAttribute('html', 'lang'), 'en');
      await issuer.getByRole('link', { name: '日本語' }).click();
      await issuer.getByRole('heading', { name: 'ログイン' }).waitFor();
      await issuer.close();
      await page.reload();
      await page.getByRole('heading', { name: 'メニュー' }).waitFor();
    });

    await step('By night on a dark ground', async () => {
      await page.goto('/app/wallet');
      await page.getByRole('heading', { level: 1 }).waitFor();
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.ok((ground.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) < 80), ground);
    });

    await step('Without anything that moves, also on the page of a success', async () => {
      await charge(person, 1_000);
      await page.goto('/app/wallet/sign-up');
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
      await page.goto('/app/wallet');
      await page.getByText(/1,000/).first().waitFor();
      assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
      assert.deepEqual(faults(), []);
    });
  }));
