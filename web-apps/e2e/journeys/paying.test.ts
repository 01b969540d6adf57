import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  deliver,
  device,
  enrol,
  forward,
  journey,
  keyIn,
  open,
  scanByWedge,
  signIn,
  TABLET,
  withBrowser,
} from '../browser.ts';
import { film, seeing } from '../camera.ts';
import { balance, charge, newPerson } from '../town.ts';

/** Passes as soon as it holds. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it never held');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const picture = (page: Page, name: string) => page.getByRole('img', { name }).first().screenshot();

journey('the shop scans the code on the wallet’s screen by camera, and both see that it was paid', async () => {
  const person = await newPerson();
  await charge(person, 5_000);
  await withBrowser(async (walletBrowser) => {
    const { page: wallet, faults } = await open(await device(walletBrowser));
    await signIn(wallet, person, '/app/wallet/show');
    const file = await film(wallet, await picture(wallet, 'QRコード'));
    await withBrowser(async (shopBrowser) => {
      const { page: till } = await open(await device(shopBrowser, { viewport: TABLET }));
      await enrol(till);
      await keyIn(till, 1200);
      await till.getByRole('button', { name: 'お客さまのコードを読み取る' }).click();
      await till.getByRole('heading', { name: 'お支払い完了' }).waitFor();
      await till.getByText('1,200円').first().waitFor();
    }, ...seeing(file));
    await wallet.getByRole('heading', { name: '1,200円を支払いました' }).waitFor();
    assert.equal(await balance(person), 3_800);
    assert.deepEqual(faults(), []);
    await Deno.remove(file);
  });
});

journey('the resident scans the code on the till’s screen by camera, sees the shop’s name and pays', async () => {
  const person = await newPerson();
  await charge(person, 3_000);
  await withBrowser(async (shopBrowser) => {
    const { page: till, faults } = await open(await device(shopBrowser, { viewport: TABLET }));
    await enrol(till);
    await keyIn(till, 700);
    await till.getByRole('button', { name: 'QRコードを見せる' }).click();
    const file = await film(till, await picture(till, '700円 を支払うためのQRコード'));
    await withBrowser(async (walletBrowser) => {
      const { page: wallet } = await open(await device(walletBrowser));
      await signIn(wallet, person, '/app/wallet/scan');
      await wallet.getByText('デモ商店').first().waitFor();
      await wallet.getByRole('button', { name: '700円を支払う' }).click();
      await wallet.getByRole('heading', { name: '700円を支払いました' }).waitFor();
    }, ...seeing(file));
    await till.getByRole('heading', { name: 'お支払い完了' }).waitFor();
    assert.equal(await balance(person), 2_300);
    assert.deepEqual(faults(), []);
    await Deno.remove(file);
  });
});

journey('a picture of a code serves where there is no camera, and two taps pay once', async () => {
  const person = await newPerson();
  await charge(person, 3_000);
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    await till.goto('/app/terminal/code');
    const png = await picture(till, '店舗のQRコード');
    const { page: wallet } = await open(await device(browser, { permissions: [] }));
    await signIn(wallet, person, '/app/wallet/scan');
    await wallet.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: png });
    await wallet.getByText('デモ商店').first().waitFor();
    await keyIn(wallet, 450);
    await wallet.getByRole('button', { name: '確認へ進む' }).click();
    await wallet.getByRole('button', { name: '450円を支払う' }).dblclick();
    await wallet.getByRole('heading', { name: '450円を支払いました' }).waitFor();
    assert.equal(await balance(person), 2_550);
    // The till heard of it by its stream of events.
    await till.getByText('450円 のお支払いがありました').waitFor();
  });
});

journey('an answer that gets lost is asked for again under the same key, and it is paid once', async () => {
  const person = await newPerson();
  await charge(person, 3_000);
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    await till.goto('/app/terminal/code');
    const png = await picture(till, '店舗のQRコード');
    const { page: wallet } = await open(await device(browser));
    await signIn(wallet, person, '/app/wallet/scan');
    const keys: (string | undefined)[] = [];
    await wallet.route('**/api/v1/wallet/payments', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const answer = await forward(route);
      await (keys.length === 1 ? route.abort() : deliver(route, answer));
    });
    await wallet.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: png });
    await keyIn(wallet, 300);
    await wallet.getByRole('button', { name: '確認へ進む' }).click();
    await wallet.getByRole('button', { name: '300円を支払う' }).click();
    await wallet.getByRole('heading', { name: '300円を支払いました' }).waitFor();
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
    assert.equal(await balance(person), 2_700);
  });
});

journey('a page that was closed before the answer came says so, and pays nothing by itself', async () => {
  const person = await newPerson();
  await charge(person, 3_000);
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    await till.goto('/app/terminal/code');
    const png = await picture(till, '店舗のQRコード');
    const context = await device(browser);
    const { page: wallet } = await open(context);
    await signIn(wallet, person, '/app/wallet/scan');
    let sent = 0;
    await wallet.route('**/api/v1/wallet/payments', async (route) => {
      sent++;
      await (await forward(route)).body?.cancel();
      // No answer: the page is closed before one comes.
    });
    await wallet.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: png });
    await keyIn(wallet, 250);
    await wallet.getByRole('button', { name: '確認へ進む' }).click();
    await wallet.getByRole('button', { name: '250円を支払う' }).click();
    await eventually(async () => (await balance(person)) === 2_750);
    await wallet.close({ runBeforeUnload: false });

    const { page: again } = await open(context);
    await again.goto('/app/wallet');
    await again.getByText('お支払いの結果を確認しています').first().waitFor();
    assert.equal(sent, 1);
    await again.getByRole('button', { name: 'もう一度確認する' }).click();
    await again.getByText('支払いは完了しています').waitFor();
    assert.equal(await balance(person), 2_750);
  });
});

journey(
  'without a network a code is shown after a reload, the shop takes it, and the wallet learns of it later',
  async () => {
    const person = await newPerson();
    await charge(person, 3_000);
    await withBrowser(async (browser) => {
      const context = await device(browser);
      const { page: wallet } = await open(context);
      await signIn(wallet, person, '/app/wallet/show');
      await wallet.getByRole('button', { name: '通信なしの支払いを使う' }).click();
      await wallet.getByText('通信できないときも、この画面で支払えます').waitFor();
      await wallet.evaluate(async () => void (await navigator.serviceWorker.ready));
      await context.setOffline(true);
      await wallet.reload();
      await wallet.getByText('このコードで支払えます').waitFor();
      const digits = ((await wallet.locator('.code-digits').first().textContent()) ?? '').replace(/\D/g, '');
      assert.match(digits, /^\d{24}$/);

      const { page: till } = await open(await device(browser, { viewport: TABLET }));
      await enrol(till);
      await keyIn(till, 500);
      await scanByWedge(till, digits);
      await till.getByRole('heading', { name: 'お支払い完了' }).waitFor();

      await context.setOffline(false);
      await wallet.goto('/app/wallet/history');
      await wallet.getByText('デモ商店').first().waitFor();
      assert.equal(await balance(person), 2_500);
    });
  },
);
