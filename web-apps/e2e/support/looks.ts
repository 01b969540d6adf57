import type { Browser } from 'playwright-core';
import { launch } from './browser.ts';

type Step = (sentence: string, act: () => Promise<void>) => Promise<unknown>;

/** Pages to be looked at one by one; the next is looked at too where one is not right. */
export function looks(sentence: string, look: (browser: Browser, step: Step) => Promise<void>): void {
  Deno.test({
    name: sentence,
    // The browser is a process of its own.
    sanitizeOps: false,
    sanitizeResources: false,
    fn: async test => {
      const browser = await launch();
      try {
        await look(browser, (name, act) => test.step(name, act));
      } finally {
        await browser.close();
      }
    },
  });
}
