import assert from 'node:assert/strict';
import { DESKTOP, device, enrol, looks, open, PHONE, TABLET, UPRIGHT_TABLET, withBrowser } from '../browser.ts';
import { picture } from '../look.ts';
import { type Made, terminal, terminalRoutes, unmatched } from '../routes.ts';
import { call, charge, newPerson, token } from '../town.ts';
import { expectGood, lookAround, settled, visit, whileBroken, whileSilent } from '../visits.ts';

const TERMINAL = '/app/terminal';
const SIZES = [TABLET, PHONE, UPRIGHT_TABLET, DESKTOP];

Deno.test('every route of the terminal has a row in the table, and every row a route', () => {
  assert.deepEqual(unmatched(terminal, terminalRoutes), []);
});

looks('the terminal', (step) =>
  withBrowser(async (browser) => {
    const person = await newPerson();
    await charge(person, 5_000);
    const { merchantPaymentId } = await call(await token(person), 'POST', '/api/v1/wallet/payments', {
      merchantId: 'merchant:demo',
      amount: 1_200,
    });
    const made: Made = { merchantPaymentId, paymentId: '', codeId: '' };
    const context = await device(browser, { viewport: TABLET });
    const watched = await open(context);
    const { page } = watched;

    await step('asks to be enrolled', async () => {
      await page.goto(TERMINAL);
      await page.getByRole('heading', { name: 'この端末をレジとして登録する' }).waitFor();
      await settled(page);
      await lookAround(watched, SIZES);
    });
    await page.setViewportSize(TABLET);
    await enrol(page);
    for (const row of terminal.filter(({ reads }) => reads)) {
      await step(`${row.route} waits for an answer`, () =>
        whileSilent(page, async () => {
          await visit(page, TERMINAL, row, made);
          await page.locator('.loading').first().waitFor();
          await expectGood(watched, 'ja');
        }));
      await step(`${row.route} says that it could not be read`, () =>
        whileBroken(page, async () => {
          await visit(page, TERMINAL, row, made);
          await page.getByRole('alert').first().waitFor();
          await expectGood(watched, 'ja');
        }));
    }
    for (const row of terminal) {
      await step(`${row.route} is right at each size, in both languages, by day and by night`, async () => {
        await page.setViewportSize(TABLET);
        await visit(page, TERMINAL, row, made);
        await settled(page);
        await picture(page, row.picture && `terminal-${row.picture}`, { tablet: TABLET });
        await lookAround(watched, SIZES);
      });
    }
    for (const row of terminal) {
      await step(`${row.route} without a network says so`, async () => {
        await page.setViewportSize(TABLET);
        await visit(page, TERMINAL, row, made);
        await settled(page);
        await context.setOffline(true);
        await page.getByText('通信できません').first().waitFor();
        await expectGood(watched, 'ja');
        await context.setOffline(false);
      });
    }
    for (const row of terminal) {
      const { empty, nothing } = row;
      if (empty) {
        await step(`${row.route} says that nothing is there`, async () => {
          for (const [path, json] of Object.entries(nothing ?? {})) {
            await page.route((url) => url.pathname === path, (request) => request.fulfill({ json }));
          }
          await visit(page, TERMINAL, row, made);
          await page.getByText(empty).first().waitFor();
          await expectGood(watched, 'ja');
        });
      }
    }
  }));
