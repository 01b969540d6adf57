import assert from 'node:assert/strict';
import { next } from '../src/kit/machine/machine.ts';
import { connectionTable, pauseAfter } from '../src/terminal/events/connection.ts';
import { type TillEvent, type TillState, tillTable } from '../src/terminal/till/machine.ts';
import { newSale, newSaleId, nextAttempt } from '../src/terminal/till/sale.ts';

const walk = (...events: TillEvent[]) =>
  events.reduce<TillState>((state, event) => next(tillTable, state, event), 'keying');

Deno.test('a sale whose answer was lost ends paid or voided, never forgotten', () => {
  assert.equal(walk('scan', 'code seen', 'answer lost'), 'unclear');
  assert.equal(walk('scan', 'code seen', 'answer lost', 'back'), 'unclear');
  assert.equal(walk('scan', 'code seen', 'answer lost', 'next'), 'unclear');
  assert.equal(walk('scan', 'code seen', 'answer lost', 'ask again', 'paid'), 'paid');
  assert.equal(walk('scan', 'code seen', 'answer lost', 'void', 'voided'), 'voided');
  assert.equal(walk('scan', 'code seen', 'answer lost', 'void', 'paid'), 'paid');
});

Deno.test('a second code while one is sent changes nothing', () => {
  assert.equal(walk('scan', 'code seen', 'code seen', 'scan', 'offer'), 'sending');
});

Deno.test('a code that was paid in its last moment counts as paid', () => {
  assert.equal(walk('offer', 'code made', 'time over', 'paid'), 'paid');
  assert.equal(walk('offer', 'code made', 'void', 'paid'), 'paid');
});

Deno.test('every state of a sale can be left', () => {
  for (const [state, events] of Object.entries(tillTable)) {
    assert.ok(Object.keys(events).length > 0, state);
  }
});

Deno.test('a sale has a number that says when it was, in Japan', () => {
  assert.equal(newSaleId(new Date('2026-03-31T15:04:05Z'), new Uint8Array([0, 1, 2, 3, 31])), 'T20260401-000405-2345Z');
});

Deno.test('the stream is begun again after 1, 2, 4 … and at most 30 seconds', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 9].map(pauseAfter), [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  assert.equal(next(connectionTable, 'offline', 'time to try'), 'offline');
  assert.equal(next(connectionTable, 'offline', 'network back'), 'connecting');
});

Deno.test('a sale keeps its number through refusals, each attempt has a key of its own', () => {
  const begun = { ...newSale(500), code: '1234', agreed: true };
  const again = nextAttempt(begun, 500, 'INSUFFICIENT_BALANCE');
  assert.equal(again.merchantPaymentId, begun.merchantPaymentId);
  assert.notEqual(again.key, begun.key);
  assert.equal(again.code, undefined);
  assert.equal(again.agreed, undefined);
  assert.equal(nextAttempt(begun, 500, 'PAYMENT_EXISTS').merchantPaymentId, begun.merchantPaymentId);
});

Deno.test('a number that was closed, offered or for another amount is not used again', () => {
  const begun = newSale(500);
  const offered = { ...begun, offer: { payload: 'x', expiresAt: '2026-04-01T00:00:00Z' } };
  for (const after of [nextAttempt(begun, 500, 'PAYMENT_VOIDED'), nextAttempt(begun, 600), nextAttempt(offered, 500)]) {
    assert.notEqual(after.merchantPaymentId, begun.merchantPaymentId);
    assert.equal(after.offer, undefined);
  }
});
