import assert from 'node:assert/strict';
import { grouped, parseYen, signedYen, yen } from '../src/kit/format/money.ts';
import { speak } from '../src/kit/words/language.ts';

Deno.test('yen are grouped by three and have a real minus', () => {
  assert.equal(grouped(0), '0');
  assert.equal(grouped(1234567), '1,234,567');
  assert.equal(grouped(-1200), '−1,200');
  assert.throws(() => grouped(0.5), RangeError);
});

Deno.test('yen are said as each language says them', () => {
  speak('ja');
  assert.equal(yen(1200), '1,200円');
  assert.equal(signedYen(300), '+300円');
  assert.equal(signedYen(-300), '−300円');
  speak('en');
  assert.equal(yen(1200), '¥1,200');
  assert.equal(yen(-1200), '−¥1,200');
  speak('ja');
});

Deno.test('an amount is read as people type it, and nothing else is', () => {
  assert.equal(parseYen('１，２００円'), 1200);
  assert.equal(parseYen(' ¥1,200 '), 1200);
  for (const none of ['', '-5', '1.5', '1e3', 'abc', '12345678901234']) {
    assert.equal(parseYen(none), undefined, none);
  }
});
