import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { DESKTOP, device, looks, open, PHONE, signIn, UPRIGHT_TABLET, withBrowser } from '../browser.ts';
import { picture } from '../look.ts';
import { type Made, unmatched, wallet, walletRoutes } from '../routes.ts';
import { bill, call, charge, newPerson, openCampaign, type Person, token } from '../town.ts';
import { expectGood, lookAround, settled, visit, whileBroken, whileSilent } from '../visits.ts';

const WALLET = '/app/wallet';

/** A bit of everything, and where it is to be seen. */
async function use(person: Person): Promise<Made> {
  await charge(person, 20_000);
  const own = await token(person);
  const pay = (amount: number) => call(own, 'POST', '/api/v1/wallet/payments', { merchantId: 'merchant:demo', amount });
  await pay(480);
  const { paymentId, merchantPaymentId } = await pay(1_200);
  await openCampaign();
  const { codeId } = await bill(800, '令和8年12月分 保育料（第二保育園）');
  await call(own, 'PUT', `/api/v1/wallet/payment-requests/${codeId}`);
  return { paymentId, merchantPaymentId, codeId };
}

/** As a browser that has shown nothing yet. */
const forgetCopies = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('nagaokapay-wallet');
        opening.onsuccess = () => {
          const work = opening.result.transaction('kept', 'readwrite');
          work.objectStore('kept').delete(IDBKeyRange.bound('read ', 'read \uffff'));
          work.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );

Deno.test('every route of the wallet has a row in the table, and every row a route', () => {
  assert.deepEqual(unmatched(wallet, walletRoutes), []);
});

looks('the wallet of somebody who uses it', (step) =>
  withBrowser(async (browser) => {
    const person = await newPerson();
    const made = await use(person);
    const context = await device(browser);
    const watched = await open(context);
    const { page } = watched;
    await signIn(page, person);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    for (const row of wallet) {
      await step(`${row.route} is right at each size, in both languages, by day and by night`, async () => {
        await visit(page, WALLET, row, made);
        await settled(page);
        await picture(page, row.picture && `wallet-${row.picture}`, {
          phone: PHONE,
          ...(row.desk ? { desk: DESKTOP } : {}),
        });
        await lookAround(watched, [PHONE, UPRIGHT_TABLET, DESKTOP]);
      });
    }
    await page.setViewportSize(PHONE);
    await context.setOffline(true);
    for (const row of wallet) {
      await step(`${row.route} without a network says so`, async () => {
        await visit(page, WALLET, row, made);
        await page.getByText('通信できません').first().waitFor();
        await settled(page);
        if (row.kept) {
          await page.getByText(/時点の/).first().waitFor();
        }
        await expectGood(watched, 'ja');
      });
    }
  }));

looks('the wallet of somebody who is new', (step) =>
  withBrowser(async (browser) => {
    const person = await newPerson();
    const made: Made = { paymentId: 'payment:none', codeId: 'abcdefghijklmnopqrstuvwxy', merchantPaymentId: '' };
    const watched = await open(await device(browser));
    const { page } = watched;
    await signIn(page, person, '/app/wallet/account/phone');
    await forgetCopies(page);
    for (const row of wallet.filter(({ reads }) => reads)) {
      await step(`${row.route} waits for an answer`, () =>
        whileSilent(page, async () => {
          await visit(page, WALLET, row, made);
          await page.locator('.loading').first().waitFor();
          await expectGood(watched, 'ja');
        }));
      await step(`${row.route} says that it could not be read`, () =>
        whileBroken(page, async () => {
          await visit(page, WALLET, row, made);
          await (row.failed ? page.getByText(row.failed) : page.getByRole('alert')).first().waitFor();
          await expectGood(watched, 'ja');
        }));
    }
    for (const row of wallet) {
      const { empty, nothing } = row;
      if (empty) {
        await step(`${row.route} says that nothing is there`, async () => {
          for (const [path, json] of Object.entries(nothing ?? {})) {
            await page.route((url) => url.pathname === path, (request) => request.fulfill({ json }));
          }
          await visit(page, WALLET, row, made);
          await page.getByText(empty).first().waitFor();
          await expectGood(watched, 'ja');
        });
      }
    }
  }));

looks('the wallet of nobody', (step) =>
  withBrowser(async (browser) => {
    const watched = await open(await device(browser));
    const { page } = watched;
    for (const { path, open } of [{ path: '/', open: true }, ...walletRoutes]) {
      await step(`${path} ${open ? 'is open' : 'leads to the sign-in'}`, async () => {
        await page.goto(WALLET + path.replace(/:\w+/, 'payment%3Anone'));
        if (open) {
          await page.getByRole('heading', { level: 1 }).waitFor();
          await settled(page);
          await expectGood(watched, 'ja');
        } else {
          await page.waitForURL(/\/login/);
          assert.deepEqual(watched.faults(), []);
        }
      });
    }
  }));
