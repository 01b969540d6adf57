import assert from 'node:assert/strict';
import { Wedge } from '../src/terminal/till/wedge.ts';

const CODE = '280912345678901234567890';

function type(wedge: Wedge, text: string, from: number, pace: number): { typed: string; at: number } {
  let typed = '';
  let at = from;
  for (const key of text) {
    typed += wedge.type(key, at).typed;
    at += pace;
  }
  return { typed, at };
}

Deno.test('a scanner types a code in a moment and ends it with Enter', () => {
  const wedge = new Wedge();
  const { at } = type(wedge, CODE, 0, 5);
  assert.deepEqual(wedge.type('Enter', at), { typed: '', code: CODE });
});

Deno.test('an amount that a person types stays an amount, also right before a scan', () => {
  const wedge = new Wedge();
  const amount = type(wedge, '1200', 0, 120);
  const scan = type(wedge, CODE, amount.at, 5);
  assert.equal(amount.typed + scan.typed, '1200');
  assert.equal(wedge.type('Enter', scan.at).code, CODE);
});

Deno.test('a person who types quickly is no scanner, and Enter is theirs', () => {
  const wedge = new Wedge();
  type(wedge, '12', 0, 30);
  assert.deepEqual(wedge.type('Enter', 60), { typed: '12' });
});

Deno.test('half a code is neither a code nor an amount', () => {
  const wedge = new Wedge();
  type(wedge, CODE.slice(0, 9), 0, 5);
  assert.equal(wedge.settle(), '');
});

Deno.test('keys that are no characters, as Shift of a scanner, are passed over', () => {
  const wedge = new Wedge();
  let at = 0;
  for (const key of ['h', 'Shift', 'Q', ...CODE]) {
    wedge.type(key, (at += 5));
  }
  assert.equal(wedge.type('Enter', at + 5).code, `hQ${CODE}`);
});
