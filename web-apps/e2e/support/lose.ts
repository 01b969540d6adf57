import type { Page, Route } from 'playwright-core';

/** A request of which the answer is lost: the program has done it, the page does not hear of it. */
export interface Lost {
  /** The idempotency keys of what was sent, one a request. */
  keys: string[];
  /** From now on answers come through. */
  stop: () => void;
}

/**
 * Loses answers.
 *
 * @param times how many; the next come through
 */
export async function loseAnswers(page: Page, path: RegExp, times = Number.POSITIVE_INFINITY): Promise<Lost> {
  let left = times;
  const keys: string[] = [];
  await page.route(path, async (route: Route) => {
    if (route.request().method() !== 'POST') {
      return route.continue();
    }
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (left-- <= 0) {
      return route.continue();
    }
    await route.fetch();
    await route.abort();
  });
  return { keys, stop: () => (left = 0) };
}
