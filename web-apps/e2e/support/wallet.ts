import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { must, machine, WALLET } from './program.ts';

/** Hands a picture of a code to the page that reads codes. */
export async function choosePicture(page: Page, picture: Uint8Array): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: Buffer.from(picture) });
}

/** A picture of a QR code. */
export async function pictureOf(page: Page, payload: string): Promise<Uint8Array> {
  const { default: encode } = await import('../../node_modules/qr/index.js');
  const blank = await page.context().newPage();
  await blank.setContent(`<body style="margin:20px;background:#fff">${encode(payload, 'svg').replace('<svg ', '<svg width="400" ')}</body>`);
  const picture = await blank.screenshot();
  await blank.close();
  return picture;
}

/** What the demo's shop has on its counter, at which customers type the amount. */
export async function staticCode(): Promise<string> {
  return (await must<{ payload: string }>(await machine('demo-terminal'), 'GET', '/terminal/v1/qr-codes/static')).payload;
}

/** As far as the question whether to pay, at the shop's own code. */
export async function enterPayment(page: Page, amount: number): Promise<void> {
  const picture = await pictureOf(page, await staticCode());
  await page.goto(`${WALLET}/scan`);
  await page.getByText('画像から読み取る').waitFor();
  await choosePicture(page, picture);
  const pad = page.getByRole('group', { name: 'テンキー' });
  for (const digit of String(amount)) {
    await pad.getByRole('button', { name: digit, exact: true }).click();
  }
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await page.getByRole('button', { name: `${amount.toLocaleString('ja')}円を支払う` }).waitFor();
}

/** Says yes to the question. */
export const confirm = (page: Page): Promise<void> => page.getByRole('button', { name: /円を支払う$/ }).click();
