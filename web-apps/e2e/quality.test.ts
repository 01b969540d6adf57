import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { connect, type ConnectionTransport } from 'puppeteer-core';
import { CHROMIUM, looks, signIn } from './browser.ts';
import { BASE, call, charge, newPerson, type Person, token } from './town.ts';

const APP = new URL('../target/classes/static/app/', import.meta.url);
const FIRST_SCRIPT = 150_000;
const SCORE = 0.95;
const ENTRIES = 200;
/** A busy machine is slow now and then; a slow page is slow each time. */
const TRIES = 8;
/** How much slower than a desk's machine a phone is, as Lighthouse has it. */
const SLOWDOWN = 4;
/** Lighthouse's figure of a desk's machine; one that is slower, or busy, is slowed down less. */
const DESK = 1_500;
/** Milliseconds of one try. */
const LONGEST = 60_000;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const figure = (text: string) => console.log(`FIGURE ${text}`);

interface Chunk {
  file: string;
  imports?: string[];
}

/** Files of an entry that are loaded before it can do anything. */
function firstScripts(entry: string): string[] {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', APP), 'utf8')) as Record<string, Chunk>;
  const needed = new Map<string, string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (chunk && !needed.has(name)) {
      needed.set(name, chunk.file);
      chunk.imports?.forEach(add);
    }
  };
  add(entry);
  return [...needed.values()];
}

const zipped = (files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, APP)), { level: 9 }).length, 0);

Deno.test('the first script of the wallet is small, and the reader of codes is no part of it', () => {
  const wallet = firstScripts('wallet/index.html');
  const terminal = firstScripts('terminal/index.html');
  figure(`first script, gzipped: wallet ${zipped(wallet)}, terminal ${zipped(terminal)} bytes`);
  assert.ok(wallet.length > 0);
  assert.ok(zipped(wallet) <= FIRST_SCRIPT, `${zipped(wallet)} bytes`);
  assert.deepEqual(
    wallet.filter((file) => /zxing|readBarcodes/.test(file + readFileSync(new URL(file, APP), 'utf8'))),
    [],
  );
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Signs a person in in a browser whose profile stays. */
async function signInFor(profile: string, person: Person): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: ['--no-sandbox'],
    locale: 'ja-JP',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await signIn(page, person);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await context.close();
}

/** Where a browser takes commands, once it does. */
async function commands(port: number): Promise<string> {
  for (const end = Date.now() + 30_000;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined);
    if (answer?.ok) {
      return ((await answer.json()) as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl;
    }
    await answer?.body?.cancel();
    assert.ok(Date.now() < end, 'the browser did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** By Deno's own web socket: puppeteer's, of Node, garbles long messages under Deno. */
async function transport(url: string): Promise<ConnectionTransport> {
  const socket = new WebSocket(url);
  const made: ConnectionTransport = { send: (message) => socket.send(message), close: () => socket.close() };
  socket.onmessage = (event) => made.onmessage?.(event.data);
  socket.onclose = () => made.onclose?.();
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  return made;
}

/** Scores of a page for who is signed in in a profile: the best of some tries. */
async function scores(url: string, profile: string): Promise<number[]> {
  const best = CATEGORIES.map(() => 0);
  let slowdown = SLOWDOWN;
  for (let tries = 0; tries < TRIES && best.some((score) => score < SCORE); tries++) {
    const got = await audit(url, profile, slowdown);
    figure(`${url}: slowed down ${slowdown.toFixed(1)} times on a machine of ${Math.round(got.speed)}: ${got.scores}`);
    got.scores.forEach((score, at) => (best[at] = Math.max(best[at] ?? 0, score)));
    slowdown = Math.max(1, Math.min(SLOWDOWN, (SLOWDOWN * got.speed) / DESK));
  }
  return best;
}

/** One try in a browser of its own, not playwright's, which would stop each tab that Lighthouse opens. */
async function audit(url: string, profile: string, slowdown: number): Promise<{ scores: number[]; speed: number }> {
  const port = await freePort();
  const browser = new Deno.Command(CHROMIUM, {
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      `--user-data-dir=${profile}`,
      `--remote-debugging-port=${port}`,
      'about:blank',
    ],
    stdout: 'null',
    stderr: 'null',
  }).spawn();
  const late = setTimeout(() => browser.kill('SIGKILL'), LONGEST);
  try {
    const tool = await connect({ transport: await transport(await commands(port)), defaultViewport: null });
    const flags = {
      output: 'json' as const,
      logLevel: 'silent' as const,
      onlyCategories: CATEGORIES,
      disableStorageReset: true,
      throttling: { cpuSlowdownMultiplier: slowdown },
    };
    const run = lighthouse(url, flags, undefined, await tool.newPage());
    const result = await Promise.race([run.catch(() => undefined), browser.status.then(() => undefined)]);
    return {
      scores: CATEGORIES.map((category) => result?.lhr.categories[category]?.score ?? 0),
      speed: result?.lhr.environment.benchmarkIndex ?? DESK,
    };
  } finally {
    clearTimeout(late);
    try {
      browser.kill();
    } catch {
      // It has ended.
    }
    await browser.status;
  }
}

looks(`Lighthouse on a phone, signed in, with ${ENTRIES} entries of history`, async (step) => {
  const person = await newPerson();
  await charge(person, 10_000);
  const own = await token(person);
  for (let entries = 1; entries < ENTRIES; entries++) {
    await call(own, 'POST', '/api/v1/wallet/payments', {
      merchantId: 'merchant:demo',
      amount: 1 + (entries % 40),
      agreeSimilarPayment: true,
    });
  }
  const profile = await Deno.makeTempDir();
  await signInFor(profile, person);
  try {
    for (const path of ['/app/wallet', '/app/wallet/history']) {
      await step(`${path} is quick, open to all and well made`, async () => {
        const got = await scores(BASE + path, profile);
        const said = CATEGORIES.map((category, at) => `${category} ${Math.round((got[at] ?? 0) * 100)}`).join(', ');
        figure(`Lighthouse ${path}: ${said}`);
        assert.ok(got.every((score) => score >= SCORE), said);
      });
    }
  } finally {
    await Deno.remove(profile, { recursive: true });
  }
});
