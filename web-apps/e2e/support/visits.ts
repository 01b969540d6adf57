import type { Page, Route as Request } from 'playwright-core';
import type { Made, Row } from '../routes.ts';
import { DESKTOP, PHONE, type Seat } from './browser.ts';
import { axeFaults, layoutFaults } from './look.ts';

/** What pages read. */
const INTERFACE = /\/(api\/v1|terminal\/v1|demo)\//;
/** A phone whose text is enlarged to 200 %. */
export const ENLARGED = { width: 180, height: 370 };

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
export async function expectGood(seat: Seat, lang: 'ja' | 'en', withAxe = true): Promise<void> {
  const faults = [...(await layoutFaults(seat.page, lang)), ...(withAxe ? await axeFaults(seat.page) : []), ...seat.faults.take()];
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
}

/** The page in Japanese by day, then in English by night, at each size. */
export async function lookAround(seat: Seat, sizes: readonly { width: number; height: number }[]): Promise<void> {
  const { page } = seat;
  await expectGood(seat, 'ja');
  for (const size of [...sizes, ENLARGED]) {
    await page.setViewportSize(size);
    await expectGood(seat, 'ja', false);
  }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
  await expectGood(seat, 'en');
  for (const size of [PHONE, ENLARGED]) {
    await page.setViewportSize(size);
    await expectGood(seat, 'en', false);
  }
  await page.setViewportSize(sizes[0] ?? PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: '日本語' }).click();
  await page.locator('html[lang=ja]').waitFor();
}

/** All that is read meanwhile is answered by `answer`. */
export async function whileAnswered(page: Page, answer: (request: Request) => unknown, act: () => Promise<void>): Promise<void> {
  await page.route(INTERFACE, answer);
  try {
    await act();
  } finally {
    await page.unroute(INTERFACE, answer);
  }
}

/** No answer comes. */
export const silent = (): Promise<void> => new Promise(() => {});

/** The program is broken. */
export const broken = (request: Request): Promise<void> => request.fulfill(PROBLEM);
