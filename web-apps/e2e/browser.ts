import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Route,
} from 'playwright-core';
import { BASE, PASSWORD, type Person } from './town.ts';

export const CHROMIUM = Deno.env.get('CHROMIUM') ?? '/usr/bin/chromium';

/** A part of a journey, which has a sentence of its own; the journey ends where one fails. */
export type Step = (sentence: string, act: () => Promise<void>) => Promise<void>;

/**
 * A way through the pages, told as a sentence. What a page asked for and nobody waits for any more
 * may end after it.
 */
export function journey(sentence: string, walk: (step: Step) => Promise<void>): void {
  Deno.test({
    name: sentence,
    fn: (test) =>
      walk(async (part, act) => {
        if (!(await test.step(part, act))) {
          throw new Error(`it did not go on after: ${part}`);
        }
      }),
    sanitizeOps: false,
    sanitizeResources: false,
  });
}

/** Pages looked at one by one: where one is not right, the next is looked at too. */
export function looks(sentence: string, look: (step: Step) => Promise<void>): void {
  Deno.test({
    name: sentence,
    fn: (test) => look(async (part, act) => void (await test.step(part, act))),
    sanitizeOps: false,
    sanitizeResources: false,
  });
}

/** A real browser, ended with the test. */
export async function withBrowser(act: (browser: Browser) => Promise<void>, ...args: string[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...args] });
  try {
    await act(browser);
  } finally {
    await browser.close();
  }
}

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 1024, height: 768 };
export const UPRIGHT_TABLET = { width: 768, height: 1024 };
export const DESKTOP = { width: 1280, height: 800 };
/** A phone whose text is enlarged to 200 %. */
export const ENLARGED = { width: 180, height: 370 };

/** What a page must never do, whatever it shows. */
export interface Watched {
  page: Page;
  /** Faults since the last look. */
  faults: () => string[];
}

/** A page whose console, requests and answers are watched. */
export async function open(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage();
  let faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The browser says of each refused request that it was; those are judged by their status.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => response.status() === 403 && faults.push(`403: ${response.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(BASE) && !/^(data|blob):/.test(request.url())) {
      faults.push(`elsewhere: ${request.url()}`);
    }
  });
  return {
    page,
    faults: () => {
      const found = faults;
      faults = [];
      return found;
    },
  };
}

/** Milliseconds after which what did not come is not waited for any more. */
const PATIENCE = Number(Deno.env.get('PATIENCE') ?? 20_000);

/** A browser of its own, as one device is. */
export async function device(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    permissions: ['camera'],
    baseURL: BASE,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/**
 * Signs a person in at the issuer's page and comes back to where they were.
 *
 * @param at the program's address, where it is another than usual
 */
export async function signIn(
  page: Page,
  person: Pick<Person, 'phone'>,
  path = '/app/wallet/menu',
  at = BASE,
): Promise<void> {
  await page.goto(at + path);
  await page.waitForURL(/\/login/);
  await page.locator('input[name=username]').fill(person.phone);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form:has(input[name=password]) button[type=submit]').click();
  await page.waitForURL((url) => url.pathname.startsWith(path));
}

/** Enrols a terminal of the demo's shop. */
export async function enrol(page: Page): Promise<void> {
  await page.goto('/app/terminal');
  await page.getByRole('button', { name: 'デモの加盟店で試す' }).click();
  await page.getByRole('group', { name: 'テンキー' }).waitFor();
}

/** A scanner that types like a keyboard, only faster than any person: a key each five milliseconds. */
export async function scanByWedge(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const from = Date.now() / 1000;
  await Promise.all(
    [...code, 'Enter'].flatMap((key, index) => {
      const at = { key, timestamp: from + index * 0.005 };
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...at, ...(key.length === 1 ? { text: key } : {}) }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...at }),
      ];
    }),
  );
  await keyboard.detach();
}

/** Keys an amount in at the till as a person does. */
export async function keyIn(page: Page, amount: number): Promise<void> {
  for (const digit of String(amount)) {
    await page.getByRole('button', { name: digit, exact: true }).click();
  }
}

/** Lets a request reach the program; what becomes of its answer is the test's to say. */
export function forward(route: Route): Promise<Response> {
  const request = route.request();
  const body = request.postData();
  return fetch(request.url(), {
    method: request.method(),
    headers: request.headers(),
    ...(body === null ? {} : { body }),
  });
}

/** Gives the page an answer of the program. */
export async function deliver(route: Route, answer: Response): Promise<void> {
  await route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  });
}
