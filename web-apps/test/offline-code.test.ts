import assert from 'node:assert/strict';
import { base64url, importSecret, inFours, offlineCode, windowAt } from '../src/wallet/pay/offlineCode.ts';

/** The ledger is held to the same. */
const VECTORS = new URL('../../payment-codes/src/test/resources/offline-codes.csv', import.meta.url);

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));

Deno.test('a device makes the codes that the ledger expects', async () => {
  const rows = Deno.readTextFileSync(VECTORS).trim().split('\n').slice(1).map((line) => line.split(','));
  assert.ok(rows.length >= 5);
  for (const [secret, keyNumber, at, window, number] of rows as [string, string, string, string, string][]) {
    assert.equal(windowAt(Date.parse(at), 30), Number(window));
    const key = await importSecret(bytes(secret));
    assert.equal(
      await offlineCode({ key, prefix: '90009215', keyNumber, window: 30 }, Number(window)),
      `90009215${number}`,
    );
  }
});

Deno.test('the secret cannot be read out of the key', async () => {
  const key = await importSecret(base64url('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'));
  await assert.rejects(crypto.subtle.exportKey('raw', key));
});

Deno.test('a secret is written in base64url', () => {
  assert.deepEqual([...base64url('-_8A')], [251, 255, 0]);
});

Deno.test('digits are said in fours', () => {
  assert.equal(inFours('900092151234567668625361'), '9000 9215 1234 5676 6862 5361');
  assert.equal(inFours('12345'), '1234 5');
});
