import assert from 'node:assert/strict';
import type { Store } from '../src/kit/store/store.ts';
import { type ChargeAttempt, isAllowed, keepCharge, openCharge, presets } from '../src/wallet/charge/attempt.ts';

const MINUTE = 60_000;
const begun: ChargeAttempt = { key: 'a', walletId: 'wallet:1', amount: 5000, channel: 'BANK', at: 0 };

function memory(): Store {
  const kept = new Map<string, unknown>();
  return {
    get: <T>(key: string) => Promise.resolve(kept.get(key) as T | undefined),
    set: (key, value) => Promise.resolve(void kept.set(key, value)),
    delete: (key) => Promise.resolve(void kept.delete(key)),
    update: () => Promise.resolve(),
    clear: () => Promise.resolve(kept.clear()),
  };
}

Deno.test('amounts to choose from are within what is allowed', () => {
  assert.deepEqual(presets({ min: 1_000, max: 10_000, step: 1 }), [1_000, 3_000, 5_000, 10_000]);
  assert.deepEqual(presets({ min: 2_000, max: 4_000, step: 1 }), [3_000]);
  assert.deepEqual(presets({ min: 1_000, max: 50_000, step: 10_000 }), [10_000, 20_000, 30_000]);
});

Deno.test('an amount is charged in whole steps', () => {
  const bounds = { min: 1_000, max: 50_000, step: 1_000 };
  assert.deepEqual([999, 1_000, 1_500, 50_000, 51_000].filter((amount) => isAllowed(amount, bounds)), [1_000, 50_000]);
});

Deno.test('a charge that was begun is offered first, as long as its page may be open', async () => {
  const store = memory();
  await keepCharge(store, begun);
  assert.equal((await openCharge(store, 'wallet:1', 29 * MINUTE))?.key, 'a');
  assert.equal(await openCharge(store, 'wallet:1', 30 * MINUTE), undefined);
});

Deno.test('the charge of another person who uses this browser is not offered', async () => {
  const store = memory();
  await keepCharge(store, begun);
  assert.equal(await openCharge(store, 'wallet:2', 0), undefined);
});
