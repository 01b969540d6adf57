import { answer, createApi } from '../kit/api/client.ts';
import { COPIES, type Read, useRead } from '../kit/api/useRead.ts';
import { SignIn } from '../kit/auth/signIn.ts';
import { openStore } from '../kit/store/store.ts';

/** Where the wallet's pages are. */
export const BASE = '/app/wallet';

export const signIn = new SignIn({ clientId: 'wallet-app', callback: `${BASE}/callback`, scope: 'openid wallet' });

/** The interface in the name of who is signed in. */
export const api = createApi(signIn);

/** The interface for what needs no sign-in. */
export const openApi = createApi();

/** What this browser keeps of the person's wallet; emptied when they sign out. */
export const store = openStore('wallet');

/** Deletes all that this browser keeps of the person. */
export async function forgetPerson(): Promise<void> {
  await store.clear(COPIES);
  await store.clear('');
}

/** Reads with a copy that is shown where there is no connection. */
export function useKeptRead<T>(key: string | null, read: () => Promise<T>): Read<T> {
  return useRead(key, read, store);
}

export type Wallet = Awaited<ReturnType<typeof readWallet>>;

const readWallet = () => answer(api.GET('/api/v1/wallet'));

export const useWallet = () => useKeptRead('wallet', readWallet);

export const useAccount = () => useKeptRead('account', () => answer(api.GET('/api/v1/account')));

export type Entry = Awaited<ReturnType<typeof readHistory>>['entries'][number];

/** @param after where the page begins; undefined: with the newest */
export const readHistory = (limit: number, after?: number) =>
  answer(
    api.GET('/api/v1/wallet/history', { params: { query: { limit, ...(after === undefined ? {} : { after }) } } }),
  );
