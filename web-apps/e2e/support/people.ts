import type { Page } from 'playwright-core';
import { BASE, must, WALLET } from './program.ts';

const PASSWORD = 'demo-password';

/** A resident who signs in with a password. */
export interface Person {
  phone: string;
  password: string;
}

/** One of the demo's ten people, 1 to 10. Each journey has its own. */
export const demoPerson = (number: number): Person => ({ phone: `+8190000000${String(number).padStart(2, '0')}`, password: PASSWORD });

/** Signs in by the pages, and is then where it was wanted. */
export async function signIn(page: Page, person: Person, path = '/menu'): Promise<void> {
  await page.goto(WALLET + path);
  await page.waitForURL(/\/login/);
  await page.locator('[name=username]').fill(person.phone);
  await page.locator('[name=password]').fill(person.password);
  await page.locator('form button[type=submit]').first().click();
  await page.waitForURL(url => url.pathname.startsWith(`/app/wallet${path}`));
  await page.getByRole('heading', { level: 1 }).waitFor();
}

export interface Kept {
  accessToken: string;
  expiresAt: number;
  refreshToken?: string;
}

/** The tokens that the wallet keeps in this browser. */
export function keptTokens(page: Page): Promise<Kept | undefined> {
  return page.evaluate(
    () =>
      new Promise<Kept | undefined>((resolve, reject) => {
        const opening = indexedDB.open('nagaokapay-wallet-app');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const reading = opening.result.transaction('kept').objectStore('kept').get('tokens');
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
}

/** Changes them there, as time would. */
export function changeTokens(page: Page, change: Partial<Kept>): Promise<void> {
  return page.evaluate(
    changed =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('nagaokapay-wallet-app');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const change = opening.result.transaction('kept', 'readwrite');
          const kept = change.objectStore('kept');
          const reading = kept.get('tokens');
          reading.onsuccess = () => kept.put({ ...reading.result, ...changed }, 'tokens');
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    change,
  );
}

export async function tokenOf(page: Page): Promise<string> {
  const kept = await keptTokens(page);
  if (kept === undefined) {
    throw new Error('nobody is signed in');
  }
  return kept.accessToken;
}

export interface Wallet {
  available: number;
  walletId: string;
}

export const walletOf = async (page: Page): Promise<Wallet> => must<Wallet>(await tokenOf(page), 'GET', '/api/v1/wallet');

/** Puts money in as a payment provider does. */
export async function charge(page: Page, amount: number): Promise<void> {
  await must(await tokenOf(page), 'POST', '/api/v1/wallet/charges', { amount, channel: 'CREDIT_CARD', fundingReference: `psp-${crypto.randomUUID()}` });
}

export interface Entry {
  type: string;
  amount: number;
  reference: string;
}

export async function historyOf(page: Page, type: string): Promise<Entry[]> {
  const { entries } = await must<{ entries: Entry[] }>(await tokenOf(page), 'GET', '/api/v1/wallet/history?limit=100');
  return entries.filter(entry => entry.type === type);
}

/** Somebody who has just signed up and has nothing yet. */
export async function newPerson(): Promise<Person> {
  const phone = `+8180${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
  const password = 'furui-ike-ya-kawazu-tobikomu';
  const open = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const { texts } = (await (await fetch(`${BASE}/api/v1/terms`)).json()) as { texts: { version: string; asksConsent: boolean }[] };
  const consents = texts.filter(text => text.asksConsent).map(text => text.version);
  const begun = await fetch(`${BASE}/api/v1/sign-ups`, {
    ...open,
    body: JSON.stringify({ phone, displayName: '新しい 人', postalCode: '940-0062', password, newNumber: false, consents }),
  });
  const { signUpId } = (await begun.json()) as { signUpId: string };
  const code = await messagedCode(phone);
  await (await fetch(`${BASE}/api/v1/sign-ups/${signUpId}/verification`, { ...open, body: JSON.stringify({ code }) })).body?.cancel();
  return { phone, password };
}

/** The last code that was sent to a phone. */
export async function messagedCode(phone: string): Promise<string> {
  const answer = (await (await fetch(`${BASE}/demo/messages?to=${encodeURIComponent(phone)}`)).json()) as { text: string }[];
  const code = /\d{6}/.exec(answer.at(-1)?.text ?? '')?.[0];
  if (code === undefined) {
    throw new Error(`no code was sent to ${phone}`);
  }
  return code;
}
