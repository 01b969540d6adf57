import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { env } from 'node:process';
import { Faults } from './watch.ts';

/** Sizes at which pages are looked at. */
export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 768, height: 1024 };
export const DESKTOP = { width: 1280, height: 800 };
export const COUNTER = { width: 1024, height: 768 };

export function launch(...args: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--lang=ja', ...args],
  });
}

/** One browser of one person or shop: what it opened, and what went wrong in it. */
export interface Seat {
  context: BrowserContext;
  page: Page;
  faults: Faults;
}

export async function sit(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'ja-JP', ...options });
  context.setDefaultTimeout(20_000);
  const faults = new Faults(context);
  return { context, page: await context.newPage(), faults };
}
