import { equal, notEqual } from 'node:assert/strict';
import { journey } from '../support/journey.ts';
import { changeTokens, keptTokens, newPerson, signIn } from '../support/people.ts';
import { WALLET } from '../support/program.ts';

journey('Two tabs whose sign-in is due for renewal both go on', async ({ sit, step }) => {
  const { page, context } = await sit();
  const other = await context.newPage();

  await step('Two tabs are open', async () => {
    await signIn(page, await newPerson());
    await other.goto(`${WALLET}/history`);
    await other.getByText('まだ利用がありません').waitFor();
  });

  await step('The access token is over, and both read at once', async () => {
    const before = await keptTokens(page);
    await changeTokens(page, { expiresAt: 1 });
    await Promise.all([page.goto(`${WALLET}/balance`), other.goto(`${WALLET}/bills`)]);
    await page.getByText('残高はありません').waitFor();
    await other.getByText('請求書はありません').waitFor();
    notEqual((await keptTokens(page))?.refreshToken, before?.refreshToken);
  });

  await step('Nobody is signed out; it goes on after the next renewal too', async () => {
    await changeTokens(page, { expiresAt: 1 });
    await Promise.all([page.reload(), other.reload()]);
    await page.getByText('残高はありません').waitFor();
    await other.getByText('請求書はありません').waitFor();
  });

  await step('Who signs out in one tab is signed out in the other', async () => {
    await page.goto(`${WALLET}/menu`);
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await other.waitForURL(url => url.pathname === '/login' || url.pathname === '/app/wallet/');
    equal(await keptTokens(page).catch(() => undefined), undefined);
  });
});
