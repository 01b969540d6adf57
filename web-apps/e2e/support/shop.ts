import type { Page } from 'playwright-core';
import { TERMINAL } from './program.ts';

/** Makes a browser a terminal of the demo's shop. */
export async function enrol(page: Page): Promise<void> {
  await page.goto(TERMINAL);
  await page.getByRole('button', { name: 'デモの加盟店で試す' }).click();
  await page.getByRole('group', { name: 'テンキー' }).waitFor();
}

/** Keys an amount in by the pad. */
export async function keyIn(page: Page, amount: number): Promise<void> {
  const pad = page.getByRole('group', { name: 'テンキー' });
  for (const digit of String(amount)) {
    await pad.getByRole('button', { name: digit, exact: true }).click();
  }
}

/** As a keyboard-wedge scanner does: all keys within a moment, then Enter. */
export async function wedge(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const keys = [...code].map(key => ({ key, text: key, windowsVirtualKeyCode: key.charCodeAt(0) }));
  const all = [...keys, { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }];
  // Not one after the other was answered: a busy machine would then be as slow as a person.
  await Promise.all(
    all.flatMap(key => [keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }), keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })]),
  );
  await keyboard.detach();
}

/** The digits under the code that a wallet shows. */
export async function shownDigits(page: Page): Promise<string> {
  return ((await page.locator('.code-digits').textContent()) ?? '').replace(/\s/g, '');
}
