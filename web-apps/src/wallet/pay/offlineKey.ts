import { answer } from '../../kit/api/client.ts';
import { asProblem } from '../../kit/api/problem.ts';
import { COPIES } from '../../kit/api/useRead.ts';
import { api, store, type Wallet } from '../wallet.ts';
import { base64url, importSecret, type OfflineCodeKey } from './offlineCode.ts';

/** The key of this device, as it is kept; its secret is nowhere. */
export interface OfflineKey extends OfflineCodeKey {
  keyId: string;
  walletId: string;
  /** Largest payment in yen; payments a day, and in thirty days. */
  limits: { payment: number; day: number; month: number };
  /** RFC 3339. */
  validUntil: string;
  /** Milliseconds since 1970: when the ledger last said that it lives on. */
  renewedAt: number;
}

export type OfflineKeyState = { is: 'ready'; key: OfflineKey } | { is: 'over' } | { is: 'none' };

const KEY = 'offline key';
/** Whose wallet it is that the person wants to pay with from this device without a network. */
const WANTED = 'offline key wanted';
const CHANGED = 'offline-key-changed';
const HOUR = 3_600_000;

/** What there is in this browser for the wallet that it showed last; asks no network. */
export async function offlineKeyState(): Promise<OfflineKeyState> {
  const [key, wallet] = await Promise.all([store.get<OfflineKey>(KEY), store.get<{ data: Wallet }>(`${COPIES}wallet`)]);
  if (key === undefined || key.walletId !== wallet?.data.walletId) {
    return { is: 'none' };
  }
  return Date.parse(key.validUntil) > Date.now() ? { is: 'ready', key } : { is: 'over' };
}

/** Has the ledger make a key for this device; one that there was ends. */
export function makeOfflineKey(): Promise<OfflineKey> {
  return alone(async () => {
    const { walletId } = await answer(api.GET('/api/v1/wallet'));
    await endOld();
    return make(walletId);
  });
}

/** This device pays no longer without a network. */
export async function removeOfflineKey(): Promise<void> {
  await alone(async () => {
    await endOld();
    await store.delete(WANTED);
    tell();
  });
}

/**
 * Says to the ledger that this device is alive, at most once an hour. A key that the ledger has ended
 * is forgotten, and made anew where the person wants one.
 */
export async function careForOfflineKey(walletId: string): Promise<void> {
  await alone(async () => {
    const key = await store.get<OfflineKey>(KEY);
    const wanted = (await store.get<string>(WANTED)) === walletId;
    if (key === undefined || key.walletId !== walletId) {
      if (wanted) {
        await make(walletId);
      }
      return;
    }
    if (Date.now() - key.renewedAt < HOUR) {
      return;
    }
    try {
      const { validUntil } = await answer(
        api.POST('/api/v1/wallet/offline-keys/{keyId}/renewal', { params: { path: { keyId: key.keyId } } }),
      );
      await store.set(KEY, { ...key, validUntil, renewedAt: Date.now() } satisfies OfflineKey);
      tell();
    } catch (thrown) {
      if (asProblem(thrown).code !== 'OFFLINE_KEY_NOT_FOUND') {
        throw thrown;
      }
      await store.delete(KEY);
      tell();
      if (wanted) {
        await make(walletId);
      }
    }
  });
}

/** Told when this device's key changes in this tab. */
export function onOfflineKeyChange(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

async function make(walletId: string): Promise<OfflineKey> {
  const { secret, keyId, prefix, keyNumber, window: seconds, limits, validUntil } = await answer(
    api.POST('/api/v1/wallet/offline-keys'),
  );
  const key = await importSecret(base64url(secret));
  const kept: OfflineKey = {
    keyId,
    key,
    prefix,
    keyNumber,
    window: seconds,
    limits,
    validUntil,
    walletId,
    renewedAt: Date.now(),
  };
  await store.set(KEY, kept);
  await store.set(WANTED, walletId);
  tell();
  return kept;
}

async function endOld(): Promise<void> {
  const key = await store.get<OfflineKey>(KEY);
  if (key === undefined) {
    return;
  }
  try {
    await answer(api.DELETE('/api/v1/wallet/offline-keys/{keyId}', { params: { path: { keyId: key.keyId } } }));
  } catch (thrown) {
    if (asProblem(thrown).status !== 404) {
      throw thrown;
    }
  }
  await store.delete(KEY);
}

/** One tab at a time, so that a device has one key. */
async function alone<T>(act: () => Promise<T>): Promise<T> {
  return await navigator.locks.request('offline key', act);
}

function tell(): void {
  window.dispatchEvent(new Event(CHANGED));
}
