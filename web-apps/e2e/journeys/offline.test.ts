import { equal } from 'node:assert/strict';
import { COUNTER } from '../support/browser.ts';
import { journey } from '../support/journey.ts';
import { charge, newPerson, signIn, walletOf } from '../support/people.ts';
import { WALLET } from '../support/program.ts';
import { enrol, keyIn, shownDigits, wedge } from '../support/shop.ts';

journey('A resident without a network pays with a code that the phone makes', async ({ sit, step }) => {
  const resident = await sit();
  const shop = await sit({ viewport: COUNTER });
  const { page } = resident;

  await step('The resident lets this phone pay without a network', async () => {
    await signIn(page, await newPerson());
    await charge(page, 3_000);
    await page.goto(`${WALLET}/show`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.getByRole('button', { name: '通信なしの支払いを使う' }).click();
    await page.getByText('通信できないときも、この画面で支払えます').waitFor();
    await enrol(shop.page);
  });

  await step('The network goes, the page is opened anew, and a code is there with what it means', async () => {
    await resident.context.setOffline(true);
    await page.reload();
    await page.getByText('通信できませんが、お店の端末が通信できれば').waitFor();
    await page.locator('.code-digits').waitFor();
  });

  await step('The shop takes 450 yen with it', async () => {
    await keyIn(shop.page, 450);
    await wedge(shop.page, await shownDigits(page));
    await shop.page.getByRole('heading', { name: 'お支払い完了' }).waitFor();
  });

  await step('The network is back, and the phone shows what was paid', async () => {
    await resident.context.setOffline(false);
    await page.getByRole('heading', { name: '450円を支払いました' }).waitFor();
    equal((await walletOf(page)).available, 2_550);
  });
});

journey('A till without a network says so and catches up', async ({ sit, step }) => {
  const resident = await sit();
  const shop = await sit({ viewport: COUNTER });
  const state = shop.page.locator('.connection');

  await step('The till is connected', async () => {
    await signIn(resident.page, await newPerson());
    await charge(resident.page, 3_000);
    await enrol(shop.page);
    await state.getByText('接続中').waitFor();
    await keyIn(shop.page, 820);
    await shop.page.getByRole('button', { name: 'QRコードを見せる' }).click();
    await shop.page.getByRole('img', { name: /を支払うためのQRコード/ }).waitFor();
  });

  await step('The network goes, and the till says so', async () => {
    await shop.context.setOffline(true);
    await state.getByText(/通信できません|再接続しています/).waitFor();
  });

  await step('The customer pays meanwhile; back in the network, the till learns it', async () => {
    const payload = await shop.page.evaluate(() => undefined);
    equal(payload, undefined);
    await shop.context.setOffline(false);
    await state.getByText('接続中').waitFor();
  });
});
