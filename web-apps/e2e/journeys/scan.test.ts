import { equal } from 'node:assert/strict';
import { COUNTER } from '../support/browser.ts';
import { FakeCamera, photograph } from '../support/camera.ts';
import { journey } from '../support/journey.ts';
import { charge, historyOf, newPerson, signIn, walletOf } from '../support/people.ts';
import { WALLET } from '../support/program.ts';
import { enrol, keyIn } from '../support/shop.ts';
import { choosePicture } from '../support/wallet.ts';

const camera = new FakeCamera();

journey(
  'A resident pays by reading the code that a shop shows',
  async ({ sit, step }) => {
    const resident = await sit();
    const shop = await sit({ viewport: COUNTER });
    const offered = shop.page.getByRole('img', { name: /を支払うためのQRコード/ });

    await step('The shop shows a code for 640 yen', async () => {
      await enrol(shop.page);
      await keyIn(shop.page, 640);
      await shop.page.getByRole('button', { name: 'QRコードを見せる' }).click();
      await offered.waitFor();
    });

    await step('The camera of the phone reads it; shop and amount are there before paying', async () => {
      await signIn(resident.page, await newPerson());
      await charge(resident.page, 5_000);
      await camera.see(offered);
      await resident.page.goto(`${WALLET}/scan`);
      await resident.page.getByRole('heading', { name: '支払いの確認' }).waitFor();
      await resident.page.getByText('640円', { exact: true }).waitFor();
    });

    await step('A double tap pays once, and both sides see it', async () => {
      await resident.page.getByRole('button', { name: '640円を支払う' }).dblclick();
      await resident.page.getByRole('heading', { name: '640円を支払いました' }).waitFor();
      await shop.page.getByRole('heading', { name: 'お支払い完了' }).waitFor();
      equal((await historyOf(resident.page, 'PAYMENT')).length, 1);
      equal((await walletOf(resident.page)).available, 4_360);
    });

    await step('The next code is read from a picture instead', async () => {
      await shop.page.getByRole('button', { name: /次の会計へ/ }).click();
      await keyIn(shop.page, 755);
      await shop.page.getByRole('button', { name: 'QRコードを見せる' }).click();
      await offered.waitFor();
      const picture = await photograph(offered);
      // This camera still sees the code that was paid: here is a phone without one.
      await resident.page.evaluate(() => Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.reject(new DOMException('', 'NotFoundError')) }));
      await resident.page.getByRole('link', { name: '閉じる' }).click();
      await resident.page.getByRole('link', { name: '読み取って支払う' }).click();
      await resident.page.getByText('この端末にはカメラがありません').waitFor();
      await choosePicture(resident.page, picture);
      await resident.page.getByRole('button', { name: '755円を支払う' }).click();
      await shop.page.getByRole('heading', { name: 'お支払い完了' }).waitFor();
    });

    await step('Any other code is refused in words', async () => {
      await resident.page.getByRole('link', { name: '閉じる' }).click();
      await resident.page.getByRole('link', { name: 'コードを見せて支払う' }).click();
      const own = await photograph(resident.page.getByRole('img', { name: 'QRコード' }));
      await resident.page.getByRole('link', { name: 'お店のコードを読み取って支払う' }).click();
      await choosePicture(resident.page, own);
      await resident.page.getByText('これはお客さまが見せる支払い用のコードです').waitFor();
    });
  },
  ...camera.args,
);
