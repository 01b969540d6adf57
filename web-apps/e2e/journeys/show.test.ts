import { equal, ok } from 'node:assert/strict';
import { COUNTER } from '../support/browser.ts';
import { FakeCamera } from '../support/camera.ts';
import { journey } from '../support/journey.ts';
import { charge, historyOf, newPerson, signIn, walletOf } from '../support/people.ts';
import { WALLET } from '../support/program.ts';
import { enrol, keyIn, shownDigits, wedge } from '../support/shop.ts';

const camera = new FakeCamera();

journey(
  'A resident pays by showing a code to a shop',
  async ({ sit, step }) => {
    const resident = await sit();
    const shop = await sit({ viewport: COUNTER });
    let before = 0;

    await step('The resident signs in and shows a code', async () => {
      await signIn(resident.page, await newPerson());
      await charge(resident.page, 20_000);
      before = (await walletOf(resident.page)).available;
      await resident.page.goto(`${WALLET}/show`);
      await resident.page.getByRole('img', { name: 'QRコード' }).waitFor();
    });

    await step('The shop enrols its tablet and keys the amount in', async () => {
      await enrol(shop.page);
      await keyIn(shop.page, 1234);
    });

    await step('The camera of the tablet reads the code from the phone', async () => {
      await camera.see(resident.page.getByRole('img', { name: 'QRコード' }));
      await shop.page.getByRole('button', { name: 'お客さまのコードを読み取る' }).click();
      await shop.page.getByRole('heading', { name: 'お支払い完了' }).waitFor();
      await shop.page.getByText('1,234円').first().waitFor();
    });

    await step('The phone says so without being touched, and 1,234 yen are gone', async () => {
      await resident.page.getByRole('heading', { name: '1,234円を支払いました' }).waitFor();
      equal((await walletOf(resident.page)).available, before - 1234);
    });

    await step('A success page moves: its clock goes on', async () => {
      const clock = resident.page.locator('.paid-clock');
      const first = await clock.textContent();
      await resident.page.waitForFunction(seen => document.querySelector('.paid-clock')?.textContent !== seen, first);
    });

    await step('A scanner at the keyboard reads the barcode of the next customer', async () => {
      await resident.page.goto(`${WALLET}/show`);
      await resident.page.getByRole('img', { name: 'バーコード' }).waitFor();
      await shop.page.getByRole('button', { name: /次の会計へ/ }).click();
      await keyIn(shop.page, 987);
      await wedge(shop.page, await shownDigits(resident.page));
      await shop.page.getByRole('heading', { name: 'お支払い完了' }).waitFor();
      await resident.page.getByRole('heading', { name: '987円を支払いました' }).waitFor();
    });

    await step('Both payments stand once in the history', async () => {
      const amounts = (await historyOf(resident.page, 'PAYMENT')).map(entry => Math.abs(entry.amount));
      equal(amounts.filter(amount => amount === 1234).length, 1);
      ok(amounts.includes(987));
    });
  },
  ...camera.args,
);
