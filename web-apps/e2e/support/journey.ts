import type { Browser, BrowserContextOptions } from 'playwright-core';
import { fail } from 'node:assert/strict';
import { launch, type Seat, sit } from './browser.ts';

/** What a journey is given: steps that are sentences, and browsers to walk in. */
export interface Journey {
  step: (sentence: string, act: () => Promise<void>) => Promise<void>;
  /** Another person's or shop's browser. */
  sit: (options?: BrowserContextOptions) => Promise<Seat>;
  browser: Browser;
}

/**
 * A journey through the pages. It ends at its first step that fails, and it fails where any of its
 * pages did what none may do.
 */
export function journey(sentence: string, walk: (journey: Journey) => Promise<void>, ...args: string[]): void {
  Deno.test({
    name: sentence,
    // The browser is a process of its own.
    sanitizeOps: false,
    sanitizeResources: false,
    fn: async test => {
      const browser = await launch(...args);
      const seats: Seat[] = [];
      try {
        await walk({
          browser,
          sit: async options => {
            const seat = await sit(browser, options);
            seats.push(seat);
            return seat;
          },
          step: async (name, act) => {
            if (!(await test.step(name, act))) {
              throw new Error(`did not go on after: ${name}`);
            }
          },
        });
        const faults = seats.flatMap(seat => seat.faults.take());
        if (faults.length > 0) {
          fail(faults.join('\n'));
        }
      } finally {
        await browser.close();
      }
    },
  });
}
