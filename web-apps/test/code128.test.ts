import assert from 'node:assert/strict';
import { code128 } from '../src/kit/code/code128.ts';

Deno.test('a barcode begins with start C, ends with check digit and stop', () => {
  // 00 twice: check (105 + 0*1 + 0*2) mod 103 = 2.
  const { bars, width } = code128('0000');
  assert.equal(width, 11 * 4 + 13);
  assert.deepEqual(bars.slice(0, 3), [
    [0, 2],
    [3, 1],
    [6, 3],
  ]);
  assert.deepEqual(bars.slice(-4), [
    [44, 2],
    [49, 3],
    [53, 1],
    [55, 2],
  ]);
});

Deno.test('only pairs of digits make a barcode', () => {
  for (const wrong of ['', '1', '123', '12a4']) {
    assert.throws(() => code128(wrong), RangeError, wrong);
  }
});
