import { deepEqual, ok } from 'node:assert/strict';
import type { Made } from './routes.ts';
import { unmatched, wallet, walletRoutes } from './routes.ts';
import { DESKTOP, PHONE, type Seat, sit, TABLET } from './support/browser.ts';
import { charge, newPerson, signIn, tokenOf } from './support/people.ts';
import { machine, must, WALLET } from './support/program.ts';
import { broken, expectGood, lookAround, settled, silent, visit, whileAnswered } from './support/visits.ts';
import { looks } from './support/looks.ts';
import { picture } from './support/look.ts';

const SIZES = [PHONE, TABLET, DESKTOP];

/** A resident who has done a bit of everything. */
async function busyResident(seat: Seat): Promise<Made> {
  await signIn(seat.page, await newPerson());
  await charge(seat.page, 20_000);
  const token = await tokenOf(seat.page);
  const { payload } = await must<{ payload: string }>(await machine('demo-terminal'), 'GET', '/terminal/v1/qr-codes/static');
  const pay = (amount: number) => must<{ paymentId: string }>(token, 'POST', '/api/v1/wallet/payments', { qr: payload, amount });
  await pay(480);
  const { paymentId } = await pay(1200);
  const dueOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const { codeId } = await must<{ codeId: string }>(await machine('demo-biller'), 'POST', '/shop/v1/payment-requests', {
    requestId: crypto.randomUUID(),
    title: '令和8年12月分 保育料（第二保育園）',
    amount: 800,
    dueOn,
    reference: 'A-0000017',
  });
  return { paymentId, codeId, merchantPaymentId: '' };
}

Deno.test('Every route of the wallet has a row in the table, and every row a route', () => {
  deepEqual(unmatched(wallet, walletRoutes), []);
});

looks('The wallet of somebody who uses it', async (browser, step) => {
  const seat = await sit(browser);
  const made = await busyResident(seat);
  await visit(seat.page, WALLET, { route: '/', reads: true }, made);
  await seat.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const row of wallet) {
    await step(`${row.route} is right at each size, in both languages, by day and by night`, async () => {
      await visit(seat.page, WALLET, row, made);
      await settled(seat.page);
      if (row.picture) {
        await picture(seat.page, `wallet-${row.picture}-phone`);
      }
      await lookAround(seat, SIZES);
    });
  }
  await seat.context.setOffline(true);
  for (const row of wallet) {
    await step(`${row.route} without a network says so`, async () => {
      await visit(seat.page, WALLET, row, made);
      await seat.page.getByText('通信できません').first().waitFor();
      await settled(seat.page);
      if (row.kept) {
        await seat.page.getByText(/時点の/).first().waitFor();
      }
      await expectGood(seat, 'ja');
    });
  }
});

looks('The wallet of somebody who is new', async (browser, step) => {
  const seat = await sit(browser);
  const made: Made = { paymentId: 'payment:none', codeId: 'abcdefghijklmnopqrstuvwxy', merchantPaymentId: '' };
  await signIn(seat.page, await newPerson(), '/account/phone');
  await seat.page.evaluate(() => indexedDB.deleteDatabase('nagaokapay-wallet'));
  for (const row of wallet.filter(({ reads }) => reads)) {
    await step(`${row.route} waits for an answer`, async () => {
      await whileAnswered(seat.page, silent, async () => {
        await visit(seat.page, WALLET, row, made);
        await seat.page.locator('.loading').first().waitFor();
        await expectGood(seat, 'ja');
      });
    });
  }
  for (const row of wallet.filter(({ reads }) => reads)) {
    await step(`${row.route} says that it could not be read`, async () => {
      await whileAnswered(seat.page, broken, async () => {
        await visit(seat.page, WALLET, row, made);
        await seat.page.getByRole('alert').first().waitFor();
        await expectGood(seat, 'ja');
      });
    });
  }
  for (const row of wallet) {
    const { empty, nothing } = row;
    if (empty) {
      await step(`${row.route} says that nothing is there`, async () => {
        for (const [path, json] of Object.entries(nothing ?? {})) {
          await seat.page.route(url => url.pathname === path, request => request.fulfill({ json }));
        }
        await visit(seat.page, WALLET, row, made);
        await seat.page.getByText(empty).first().waitFor();
        await expectGood(seat, 'ja');
      });
    }
  }
});

looks('The wallet of nobody', async (browser, step) => {
  const seat = await sit(browser);
  for (const { path, open } of [{ path: '/', open: true }, ...walletRoutes]) {
    await step(`${path} ${open ? 'is open' : 'leads to the sign-in'}`, async () => {
      await seat.page.goto(WALLET + path.replace(/:\w+/, 'payment%3Anone'));
      if (open) {
        await seat.page.getByRole('heading', { level: 1 }).waitFor();
        await settled(seat.page);
        await expectGood(seat, 'ja');
      } else {
        await seat.page.waitForURL(/\/login/);
        ok(await seat.page.getByLabel('パスワード', { exact: false }).first().isVisible());
        deepEqual(seat.faults.take(), []);
      }
    });
  }
});
