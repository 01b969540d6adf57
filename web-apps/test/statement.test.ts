import assert from 'node:assert/strict';
import { byMonth, matches } from '../src/wallet/history/statement.ts';
import type { Entry } from '../src/wallet/wallet.ts';

const entry = (more: Partial<Entry>): Entry => ({
  at: '2026-04-01T03:00:00Z',
  causedAt: '2026-04-01T03:00:00Z',
  type: 'PAYMENT',
  amount: 100,
  change: -100,
  balanceAfter: 0,
  lapsed: 0,
  reference: 'payment:1',
  ...more,
});

Deno.test('a shop is found in any width, case and syllabary', () => {
  const paid = entry({ merchantName: 'ｶﾌｪ ながおか' });
  assert.ok(matches(paid, 'カフェ', 'all'));
  assert.ok(matches(paid, 'かふぇナガオカ', 'payments'));
  assert.ok(!matches(paid, 'さかや', 'all'));
});

Deno.test('a filter leaves only its kinds, whatever the name', () => {
  const granted = entry({ type: 'GRANT', campaignName: '春のキャンペーン' });
  assert.ok(matches(granted, '春', 'points'));
  assert.ok(!matches(granted, '春', 'payments'));
  assert.ok(matches(entry({ type: 'TRANSFER_RECEIVED' }), '', 'sent'));
});

Deno.test('months are those of the city: late on the last day in UTC is the next month', () => {
  const months = byMonth([
    entry({ at: '2026-04-30T15:30:00Z' }),
    entry({ at: '2026-04-30T14:30:00Z' }),
    entry({ at: '2026-04-01T00:00:00Z' }),
  ]);
  assert.deepEqual(
    months.map((group) => [group.month, group.entries.length]),
    [
      ['2026-05', 1],
      ['2026-04', 2],
    ],
  );
});
