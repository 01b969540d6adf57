import { equal, ok } from 'node:assert/strict';
import { COUNTER } from '../support/browser.ts';
import { journey } from '../support/journey.ts';
import { loseAnswers, type Lost } from '../support/lose.ts';
import { changeTokens, charge, historyOf, newPerson, signIn, walletOf } from '../support/people.ts';
import { WALLET } from '../support/program.ts';
import { enrol, keyIn, shownDigits, wedge } from '../support/shop.ts';
import { confirm, enterPayment } from '../support/wallet.ts';

const PAYMENTS = /\/api\/v1\/wallet\/payments$/;
const oneKey = ({ keys }: Lost) => equal(new Set(keys).size, 1, `keys: ${keys}`);

journey('A wallet whose answers are lost pays once', async ({ sit, step }) => {
  const { page } = await sit();
  await signIn(page, await newPerson());
  await charge(page, 10_000);

  await step('The answer is lost twice; the wallet asks again with the same key and learns it', async () => {
    const lost = await loseAnswers(page, PAYMENTS, 2);
    await enterPayment(page, 501);
    await confirm(page);
    await page.getByRole('heading', { name: '501円を支払いました' }).waitFor();
    equal(lost.keys.length, 3);
    oneKey(lost);
    equal((await walletOf(page)).available, 9_499);
    await page.unroute(PAYMENTS);
  });

  await step('The answer is lost and the page is reloaded meanwhile: it says what it does not know', async () => {
    const lost = await loseAnswers(page, PAYMENTS);
    await enterPayment(page, 777);
    await confirm(page);
    await page.getByRole('heading', { name: '支払い中' }).waitFor();
    await page.waitForResponse(() => true, { timeout: 1 }).catch(() => undefined);
    await page.reload();
    await page.getByText('お支払いの結果を確認しています').waitFor();
    lost.stop();
    await page.getByRole('button', { name: 'もう一度確認する' }).click();
    await page.getByText('支払いは完了しています').waitFor();
    oneKey(lost);
    equal((await walletOf(page)).available, 8_722);
    equal((await historyOf(page, 'PAYMENT')).length, 2);
    await page.unroute(PAYMENTS);
  });

  await step('The sign-in is refused in the middle of a payment; it is renewed and paid once', async () => {
    await enterPayment(page, 333);
    await changeTokens(page, { accessToken: 'not-good-any-more' });
    await confirm(page);
    await page.getByRole('heading', { name: '333円を支払いました' }).waitFor();
    equal((await walletOf(page)).available, 8_389);
  });

  await step('The same amount again at the same shop is asked about first', async () => {
    await enterPayment(page, 333);
    await confirm(page);
    await page.getByText('もう一度支払いますか').waitFor();
    await page.getByRole('button', { name: '支払わない' }).click();
    equal((await walletOf(page)).available, 8_389);
  });
});

journey('A till whose answers are lost takes and gives back once', async ({ sit, step }) => {
  const resident = await sit();
  const { page } = await sit({ viewport: COUNTER });
  await signIn(resident.page, await newPerson());
  await charge(resident.page, 5_000);
  await enrol(page);

  await step('A payment of which the answer is lost is taken once', async () => {
    await resident.page.goto(`${WALLET}/show`);
    await resident.page.locator('.code-digits').waitFor();
    const lost = await loseAnswers(page, /\/terminal\/v1\/payments$/, 1);
    await keyIn(page, 2_000);
    await wedge(page, await shownDigits(resident.page));
    await page.getByRole('heading', { name: 'お支払い完了' }).waitFor();
    ok(lost.keys.length > 1);
    oneKey(lost);
    equal((await walletOf(resident.page)).available, 3_000);
  });

  await step('A refund of which the answer is lost is given once', async () => {
    const lost = await loseAnswers(page, /\/terminal\/v1\/payments\/[^/]+\/refunds$/, 1);
    await page.getByRole('link', { name: '売上' }).click();
    // Newest last: the day grows downwards.
    await page.getByRole('link', { name: /2,000円/ }).last().click();
    await page.getByLabel('返金する金額').fill('700');
    await page.getByRole('button', { name: '返金する', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '700円 を返金する' }).click();
    await page.getByText('700円 を返金しました').waitFor();
    oneKey(lost);
    equal((await walletOf(resident.page)).available, 3_700);
  });

  await step('The resident sees the refund in the history and on the receipt', async () => {
    await resident.page.goto(`${WALLET}/history`);
    await resident.page.getByText('返金', { exact: true }).first().waitFor();
    await resident.page.getByRole('link', { name: /支払い.*2,000円|2,000円/ }).first().click();
    await resident.page.getByRole('heading', { name: '支払いの明細' }).waitFor();
    await resident.page.getByText('一部返金済み').waitFor();
    await resident.page.getByText('700円').first().waitFor();
    const [paper] = await Promise.all([resident.page.waitForEvent('download'), resident.page.getByRole('button', { name: '利用明細をPDFで保存する' }).click()]);
    ok(paper.suggestedFilename().endsWith('.pdf'));
  });
});
