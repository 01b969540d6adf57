import assert from 'node:assert/strict';
import { digitsOf, e164, folded, phoneInWords, postalCodeInWords } from '../src/kit/format/typed.ts';

Deno.test('width, case, syllabary and blanks do not matter when somebody looks for a shop', () => {
  assert.equal(folded('ﾅｶﾞｵｶ ＣＡＦＥ'), folded('ながおか cafe'));
  assert.notEqual(folded('ながおか'), folded('なかおか'));
});

Deno.test('digits of any width are read, and nothing else', () => {
  assert.equal(digitsOf('１２３-456 円'), '123456');
});

Deno.test('a Japanese number gets its country, another keeps its own', () => {
  assert.equal(e164('０９０-1234 5678'), '+819012345678');
  assert.equal(e164('+1 202 555 0123'), '+12025550123');
});

Deno.test('a phone number and a postal code are shown as people write them', () => {
  assert.equal(phoneInWords('+819012345678'), '090-1234-5678');
  assert.equal(phoneInWords('+12025550123'), '+12025550123');
  assert.equal(postalCodeInWords('9400001'), '940-0001');
});
