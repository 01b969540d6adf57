import type { Page, Route as Request } from 'playwright-core';
import type { Made, Row } from '../routes.ts';
import { DESKTOP, ENLARGED, PHONE, type Watched } from './browser.ts';
import { axeFaults, layoutFaults } from './look.ts';

/** What pages read. */
const INTERFACE = /\/(api\/v1|terminal\/v1|demo)\//;
const PROBLEM = {
  status: 500,
  contentType: 'application/problem+json',
  json: { type: 'about:blank', title: '', status: 500, code: 'INTERNAL_ERROR', detail: '' },
};

/** Goes to a row's page and waits until it says where one is. */
export async function visit(page: Page, program: string, row: Row, made: Made): Promise<void> {
  await page.goto(program + (row.at?.(made) ?? row.route));
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Until nothing is waited for any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.loading') && document.querySelector('h1'));
}

/** Looks at a page as it stands; throws with all that is wrong. */
export async function expectGood(watched: Watched, lang: 'ja' | 'en', withAxe = true): Promise<void> {
  const faults = [
    ...(await layoutFaults(watched.page, lang)),
    ...(withAxe ? await axeFaults(watched.page) : []),
    ...watched.faults(),
  ];
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
}

/** The page in Japanese by day, then in English by night, at each size. */
export async function lookAround(watched: Watched, sizes: readonly { width: number; height: number }[]): Promise<void> {
  const { page } = watched;
  await page.setViewportSize(sizes[0] ?? PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectGood(watched, 'ja');
  for (const size of [...sizes, ENLARGED]) {
    await page.setViewportSize(size);
    await expectGood(watched, 'ja', false);
  }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
  await expectGood(watched, 'en');
  for (const size of [PHONE, ENLARGED]) {
    await page.setViewportSize(size);
    await expectGood(watched, 'en', false);
  }
  await speakJapanese(page);
}

/** As a page was before it was looked at. */
async function speakJapanese(page: Page): Promise<void> {
  await page.getByRole('button', { name: '日本語' }).click();
  await page.locator('html[lang=ja]').waitFor();
}

/** All that is read meanwhile is answered by `answer`. */
async function whileAnswered(
  page: Page,
  answer: (request: Request) => unknown,
  act: () => Promise<void>,
): Promise<void> {
  await page.route(INTERFACE, answer);
  try {
    await act();
  } finally {
    await page.unroute(INTERFACE, answer);
  }
}

/** No answer comes until it is over; then those that wait are told that there is none. */
export async function whileSilent(page: Page, act: () => Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>();
  await whileAnswered(page, async (request) => {
    await over.promise;
    await request.abort().catch(() => undefined);
  }, async () => {
    await act().finally(over.resolve);
  });
}

/** The program is broken. */
export const whileBroken = (page: Page, act: () => Promise<void>): Promise<void> =>
  whileAnswered(page, (request) => request.fulfill(PROBLEM), act);
