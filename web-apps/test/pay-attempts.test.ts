import assert from 'node:assert/strict';
import type { Store } from '../src/kit/store/store.ts';
import { ASKABLE, type Attempt, Attempts, isAskable, type Wish } from '../src/wallet/pay/attempts.ts';

function memory(): Store {
  const kept = new Map<string, unknown>();
  return {
    get: <T>(key: string) => Promise.resolve(kept.get(key) as T | undefined),
    set: (key, value) => Promise.resolve(void kept.set(key, value)),
    delete: (key) => Promise.resolve(void kept.delete(key)),
    update: <T>(key: string, change: (old: T | undefined) => T) =>
      Promise.resolve(void kept.set(key, change(kept.get(key) as T | undefined))),
    clear: () => Promise.resolve(kept.clear()),
  };
}

const bread: Wish = { kind: 'shop', qr: '000201', merchantId: 'merchant:bakery', amount: 500, shop: 'パン' };
const attempt = (key: string, wish: Wish = bread, at = 0): Attempt => ({ key, wish, walletId: 'wallet:1', at });

/** Two tabs of one browser. */
function tabs(test: (one: Attempts, other: Attempts) => Promise<void>): Promise<void> {
  const store = memory();
  const channel = () => ({ postMessage: () => undefined, onmessage: null });
  return test(new Attempts(store, channel()), new Attempts(store, channel()));
}

Deno.test('another tab sees a payment whose answer one tab waits for', () =>
  tabs(async (one, other) => {
    await one.begin(attempt('a'));
    assert.deepEqual(await one.waiting('wallet:1'), []);
    assert.deepEqual((await other.waiting('wallet:1')).map((each) => each.key), ['a']);
    await one.end('a');
    assert.deepEqual(await other.waiting('wallet:1'), []);
  }));

Deno.test('two tabs that pay the same pay it once: the second has to ask about the first', () =>
  tabs(async (one, other) => {
    await one.begin(attempt('a'));
    assert.equal((await other.begin(attempt('b'))).key, 'a');
    assert.equal((await other.begin(attempt('c', { ...bread, amount: 501 }))).key, 'c');
    assert.equal((await other.begin(attempt('d', { ...bread, agree: true }))).key, 'd');
  }));

Deno.test('a bill that waits for its answer is not paid under another key', () =>
  tabs(async (one, other) => {
    const bill: Wish = { kind: 'bill', codeId: 'f5nj', amount: 500, shop: '長岡市', title: '保育料' };
    await one.begin(attempt('a', bill));
    assert.equal((await other.begin(attempt('b', bill))).key, 'a');
  }));

Deno.test('the payments of another person who uses this browser are not shown', () =>
  tabs(async (one, other) => {
    await one.begin(attempt('a'));
    assert.deepEqual(await other.waiting('wallet:2'), []);
  }));

Deno.test('after ten minutes one looks at the history instead', () => {
  assert.equal(isAskable(attempt('a'), ASKABLE - 1), true);
  assert.equal(isAskable(attempt('a'), ASKABLE), false);
});

Deno.test('an old payment without an answer does not keep one from paying the same again', () =>
  tabs(async (one, other) => {
    await one.begin(attempt('a'));
    assert.equal((await other.begin(attempt('b', bread, ASKABLE))).key, 'b');
  }));
