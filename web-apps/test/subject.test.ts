import assert from 'node:assert/strict';
import { personOf } from '../src/kit/auth/subject.ts';

const token = (claims: object) =>
  `e30.${btoa(JSON.stringify(claims)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}.c2ln`;

Deno.test('a token says whose it is', () => {
  assert.equal(personOf(token({ sub: 'resident:1', more: '>>>???' })), 'resident:1');
});

Deno.test('what is no token, or names nobody, is nobody', () => {
  assert.equal(personOf('opaque'), undefined);
  assert.equal(personOf(token({})), undefined);
  assert.equal(personOf('a.b.c'), undefined);
});
