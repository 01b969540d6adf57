import assert from 'node:assert/strict';
import { device, journey, open, signIn, withBrowser } from '../browser.ts';
import { keptTokens } from '../tokens.ts';
import { balance, bill, charge, newPerson } from '../town.ts';

journey('two tabs whose sign-in is due for renewal renew it once and both go on', async (step) => {
  const person = await newPerson();
  await withBrowser(async (browser) => {
    const context = await device(browser);
    const { page, faults } = await open(context);
    const { page: other } = await open(context);
    await signIn(page, person, '/app/wallet/balance');
    await other.goto('/app/wallet/history');
    await other.getByText('まだ利用がありません').waitFor();

    await step('The access token is over, and both read at once', async () => {
      const before = await keptTokens(page, { expiresAt: 1 });
      await Promise.all([page.reload(), other.reload()]);
      await page.getByText('残高はありません').waitFor();
      await other.getByText('まだ利用がありません').waitFor();
      assert.notEqual((await keptTokens(page))?.refreshToken, before?.refreshToken);
    });

    await step('The next renewal works too: no token was used twice', async () => {
      await keptTokens(page, { expiresAt: 1 });
      await Promise.all([page.reload(), other.reload()]);
      await page.getByText('残高はありません').waitFor();
      await other.getByText('まだ利用がありません').waitFor();
      assert.deepEqual(faults(), []);
    });

    await step('Who signs out in one tab has signed out in the other', async () => {
      await page.goto('/app/wallet/menu');
      await page.getByRole('button', { name: 'ログアウト' }).click();
      await other.waitForURL((url) => url.pathname === '/login' || /^\/app\/wallet\/?$/.test(url.pathname));
    });
  });
});

journey('a token that is refused in the middle of a payment is renewed, and it is paid once', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const { page } = await open(await device(browser));
    const { codeId } = await bill(700);
    await signIn(page, person, `/app/wallet/bills/${codeId}`);
    const pay = page.getByRole('button', { name: '700円を支払う' });
    await pay.waitFor();
    await keptTokens(page, { accessToken: 'refused' });
    await pay.click();
    await page.getByRole('heading', { name: '700円を支払いました' }).waitFor();
    assert.equal(await balance(person), 1_300);
  });
});
