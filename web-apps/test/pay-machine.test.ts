import assert from 'node:assert/strict';
import { next } from '../src/kit/machine/machine.ts';
import { type PayEvent, type PayState, payTable } from '../src/wallet/pay/machine.ts';

const after = (...events: PayEvent[]): PayState =>
  events.reduce<PayState>((state, event) => next(payTable, state, event), 'ready');

Deno.test('a shop is paid by scanning its code', () => {
  assert.equal(after('scan', 'code seen', 'shop known', 'amount known', 'confirm', 'paid'), 'paid');
  assert.equal(after('scan', 'code seen', 'amount known', 'confirm', 'held'), 'held');
});

Deno.test('a second tap on the button changes nothing', () => {
  assert.equal(after('scan', 'code seen', 'amount known', 'confirm', 'confirm'), 'paying');
  assert.equal(after('scan', 'code seen', 'amount known', 'confirm', 'paid', 'confirm'), 'paid');
});

Deno.test('while it is not known whether it was paid, the only way on is to ask', () => {
  const unclear = ['scan', 'code seen', 'amount known', 'confirm', 'answer lost'] as const;
  for (const event of ['confirm', 'pay again', 'scan', 'change amount'] as const) {
    assert.equal(after(...unclear, event), 'unclear');
  }
  assert.equal(after(...unclear, 'ask again', 'paid'), 'paid');
});

Deno.test('the same amount once more is paid only when the person says so', () => {
  const similar = ['scan', 'code seen', 'amount known', 'confirm', 'similar'] as const;
  assert.equal(after(...similar, 'confirm'), 'similar');
  assert.equal(after(...similar, 'pay again'), 'paying');
  assert.equal(after(...similar, 'leave it'), 'refused');
});

Deno.test('a code whose time is over is not paid', () => {
  assert.equal(after('scan', 'code seen', 'amount known', 'time over', 'confirm'), 'over');
});

Deno.test('a code is shown, renewed, made without a network, and paid', () => {
  assert.equal(after('show code', 'code made', 'code ends soon', 'code made'), 'showing');
  assert.equal(after('show code', 'no network', 'code made', 'paid'), 'paid');
  assert.equal(after('show code', 'code made', 'code ends soon', 'paid', 'code made'), 'paid');
});
