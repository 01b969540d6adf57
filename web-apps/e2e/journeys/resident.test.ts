import assert from 'node:assert/strict';
import { device, journey, open, signIn, withBrowser } from '../browser.ts';
import { balance, bill, charge, codeFor, newPerson, PASSWORD } from '../town.ts';

journey(
  'a new resident signs up, charges at the provider’s page and sees the balance',
  (step) =>
    withBrowser(async (browser) => {
      const { page, faults } = await open(await device(browser));
      const phone = `080${String(10_000_000 + Math.floor(Math.random() * 49_000_000))}`;

      await step('Details are asked for, and the texts to be agreed to', async () => {
        await page.goto('/app/wallet');
        await page.getByRole('link', { name: 'はじめる（新規登録）' }).click();
        await page.getByRole('heading', { name: '新規登録' }).waitFor();
        await page.locator('[name=phone]').fill(phone);
        await page.getByLabel('お名前（表示名）').fill('雪野 花');
        await page.getByLabel('お住まいの郵便番号').fill('940-0062');
        await page.locator('[name=password]').fill(PASSWORD);
        for (const agreed of await page.getByRole('checkbox', { name: /に同意する/ }).all()) {
          await agreed.check({ force: true });
        }
        await page.getByRole('button', { name: '確認コードを送る' }).click();
      });

      await step('The code of the message opens the wallet', async () => {
        await page.getByRole('heading', { name: '確認コードの入力' }).waitFor();
        await page.getByRole('textbox', { name: '確認コード' }).fill(await codeFor(`+81${phone.slice(1)}`));
        await page.getByRole('button', { name: '登録する' }).click();
        await page.getByRole('heading', { name: '登録が終わりました' }).waitFor();
      });

      await step('The resident signs in with it', async () => {
        await page.getByRole('button', { name: 'ログイン' }).click();
        await page.waitForURL(/\/login/);
        await page.locator('input[name=username]').fill(phone);
        await page.locator('input[name=password]').fill(PASSWORD);
        await page.locator('form:has(input[name=password]) button[type=submit]').click();
        await page.getByText('まだ利用がありません').waitFor();
      });

      await step('5,000 yen are charged at the provider’s page', async () => {
        await page.getByRole('link', { name: 'チャージ', exact: true }).click();
        await page.getByRole('button', { name: '5,000円', exact: true }).click();
        await page.getByRole('button', { name: '5,000円をチャージする' }).click();
        await page.waitForURL(/\/demo\/provider/);
        assert.deepEqual(faults(), []);
        await page.locator('button[value=true]').click();
        await page.getByRole('heading', { name: 'チャージしました' }).waitFor();
      });

      await step('Home shows the balance', async () => {
        await page.getByRole('link', { name: '閉じる' }).click();
        await page.getByRole('region', { name: '使える残高' }).getByText('5,000円').first().waitFor();
        assert.deepEqual(faults(), []);
      });
    }),
);

journey(
  'a bill that came as a link is paid once, after the sign-in and a charge',
  (step) =>
    withBrowser(async (browser) => {
      const person = await newPerson();
      const { page, faults } = await open(await device(browser));
      const { codeId } = await bill(4_300);

      await step('The link leads through the sign-in to the bill, which says what is missing', async () => {
        await signIn(page, person, `/app/wallet/bills/${codeId}`);
        await page.getByText('学校給食費').first().waitFor();
        await page.getByText('残高が4,300円足りません').waitFor();
      });

      await step('Two taps pay it once', async () => {
        await charge(person, 5_000);
        await page.reload();
        await page.getByRole('button', { name: '4,300円を支払う' }).dblclick();
        await page.getByRole('heading', { name: '4,300円を支払いました' }).waitFor();
        assert.equal(await balance(person), 700);
      });

      await step('It stands among the bills as paid, with its receipt', async () => {
        await page.goto('/app/wallet/bills');
        await page.getByText('支払い済み').first().waitFor();
        await page.goto(`/app/wallet/bills/${codeId}`);
        await page.getByRole('link', { name: '支払いの内容を見る' }).click();
        const [paper] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: '利用明細をPDFで保存する' }).click(),
        ]);
        assert.match(paper.suggestedFilename(), /\.pdf$/);
        assert.deepEqual(faults(), []);
      });
    }),
);

journey('a resident stops the own wallet, after being asked', () =>
  withBrowser(async (browser) => {
    const { page, faults } = await open(await device(browser));
    await signIn(page, await newPerson(), '/app/wallet/account/stop');
    await page.getByRole('button', { name: '利用を止める' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '利用を止める' }).click();
    await page.getByText('ウォレットの利用を止めました').waitFor();
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await page.getByRole('link', { name: 'はじめる（新規登録）' }).waitFor();
    assert.deepEqual(faults(), []);
  }));
