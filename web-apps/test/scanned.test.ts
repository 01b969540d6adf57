import assert from 'node:assert/strict';
import { lifeOf } from '../src/wallet/pay/life.ts';
import { scanned } from '../src/wallet/pay/scanned.ts';

const HERE = 'https://pay.example.jp';

Deno.test('a scanned text is told apart by its form', () => {
  assert.deepEqual(scanned(' 00020101021126440014jp.nagaokapay', HERE), {
    is: 'shop',
    qr: '00020101021126440014jp.nagaokapay',
  });
  assert.deepEqual(scanned(`${HERE}/app/pay/f5nj66wujd2rhvatoxlcqwbvu`, HERE), {
    is: 'bill',
    codeId: 'f5nj66wujd2rhvatoxlcqwbvu',
  });
  assert.deepEqual(scanned('NAGAOKAPAY:RECEIVE:abc', HERE), { is: 'receiver', code: 'NAGAOKAPAY:RECEIVE:abc' });
  assert.deepEqual(scanned('hQVDUFYwMWETTweg', HERE), { is: 'customer' });
  assert.deepEqual(scanned('900092151234567668625361', HERE), { is: 'customer' });
});

Deno.test('a link of somebody else is no bill', () => {
  for (
    const other of [
      'https://evil.example/app/pay/f5nj',
      `${HERE}/app/pay/`,
      `${HERE}/app/pay/a/b`,
      'javascript:alert(1)',
      '4901234567894',
      '',
    ]
  ) {
    assert.deepEqual(scanned(other, HERE), { is: 'other' }, other);
  }
});

Deno.test('a code is shown until it ends, whatever a wrong clock says', () => {
  const now = Date.parse('2026-04-01T03:00:00Z');
  assert.equal(lifeOf('2026-04-01T03:05:00Z', now), 300_000);
  assert.equal(lifeOf('2026-04-01T02:59:00Z', now), 60_000);
  assert.equal(lifeOf('2026-05-01T03:00:00Z', now), 60_000);
});
