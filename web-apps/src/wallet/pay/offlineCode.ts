/** What makes a device's codes; the key cannot be read out. */
export interface OfflineCodeKey {
  key: CryptoKey;
  prefix: string;
  keyNumber: string;
  /** Seconds that a code stands. */
  window: number;
}

const CHECKS = 1_000_000_000n;
const CHECK_DIGITS = 9;
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** The secret as a key that this browser can use and nobody can read out. */
export function importSecret(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, HMAC, false, ['sign']);
}

/** The number of the window in which a moment lies. */
export function windowAt(now: number, seconds: number): number {
  return Math.floor(now / 1000 / seconds);
}

/** The digits that stand for a window, as the ledger makes them. */
export async function offlineCode({ key, prefix, keyNumber }: OfflineCodeKey, window: number): Promise<string> {
  const text = new TextEncoder().encode(`nagaokapay-offline-1:${keyNumber}:${window}`);
  const first = new DataView(await crypto.subtle.sign('HMAC', key, text)).getBigUint64(0);
  return prefix + keyNumber + String(first % CHECKS).padStart(CHECK_DIGITS, '0');
}

/** Bytes of a text in base64url without padding. */
export function base64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}

/** Digits in groups of four, to be read out and typed. */
export function inFours(digits: string): string {
  return digits.replace(/\d{4}(?=\d)/g, '$& ');
}
