import assert from 'node:assert/strict';
import { Wedge } from '../src/terminal/till/wedge.ts';

const CODE = '280912345678901234567890';

/** An amount as the till keeps it: what a scanner typed is taken back. */
function till(pace: (index: number) => number) {
  const wedge = new Wedge();
  let at = 0;
  let amount = '';
  let before = '';
  return (keys: Iterable<string>): { amount: string; code: string | undefined } => {
    let code: string | undefined;
    at += 1000;
    [...keys].forEach((key, index) => {
      const keyed = wedge.type(key, at += pace(index));
      before = keyed.begins ? amount : before;
      amount = keyed.isScan ? before : amount + keyed.typed;
      code = keyed.code ?? code;
    });
    return { amount, code };
  };
}

Deno.test('a scanner types a code in a moment and ends it with Enter; it is no amount', () => {
  assert.deepEqual(till(() => 5)([...CODE, 'Enter']), { amount: '', code: CODE });
});

Deno.test('a scanner that types slowly is one too', () => {
  assert.deepEqual(till(() => 90)([...CODE, 'Enter']), { amount: '', code: CODE });
});

Deno.test('an amount that a person typed before stays', () => {
  let pace = 150;
  const type = till(() => pace);
  assert.deepEqual(type('1200'), { amount: '1200', code: undefined });
  pace = 5;
  assert.deepEqual(type([...CODE, 'Enter']), { amount: '1200', code: CODE });
});

Deno.test('a person who types quickly is no scanner, and Enter is theirs', () => {
  assert.deepEqual(till(() => 30)([...'123456', 'Enter']), { amount: '123456', code: undefined });
});

Deno.test('half a code is neither a code nor an amount', () => {
  assert.deepEqual(till(() => 5)([...CODE.slice(0, 9), 'Enter']), { amount: '', code: undefined });
});

Deno.test('keys that are no characters, as a scanner’s Shift, are passed over', () => {
  assert.equal(till(() => 5)(['h', 'Shift', 'Q', ...CODE, 'Enter']).code, `hQ${CODE}`);
});
