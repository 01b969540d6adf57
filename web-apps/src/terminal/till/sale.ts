import { newKey } from '../../kit/api/client.ts';
import type { Store } from '../../kit/store/store.ts';

/** A code with the amount of a sale. */
export interface Offer {
  payload: string;
  expiresAt: string;
}

/**
 * A sale that is being made. It is kept before anything is sent, so that a page that was closed or
 * reloaded in the middle finds it again and asks what became of it.
 */
export interface Sale {
  merchantPaymentId: string;
  amount: number;
  /** Of the request that is under way; the same for each repetition of it. */
  key: string;
  /** What the customer showed; missing while the shop's code is offered. */
  code?: string;
  agreed?: boolean;
  /** The code that the customer reads, once it was made. */
  offer?: Offer;
  /** Milliseconds since 1970. */
  begunAt: number;
}

const SALE = 'sale';

/** A number for a new sale: its time, readable for people, and letters that make it the only one. */
export function newSaleId(now: Date, random: Uint8Array = crypto.getRandomValues(new Uint8Array(5))): string {
  const [date, time] = new Date(now.getTime() + 9 * 3_600_000).toISOString().split(/[T.]/) as [string, string];
  const letters = Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('');
  return `T${date.replaceAll('-', '')}-${time.replaceAll(':', '')}-${letters}`;
}

/** Without those that look alike. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export const newSale = (amount: number): Sale => ({
  merchantPaymentId: newSaleId(new Date()),
  amount,
  key: newKey(),
  begunAt: Date.now(),
});

/**
 * The sale for the next attempt: the one that is begun keeps its number, so that it is paid at most
 * once; a code that was offered, another amount or a number that was closed need a new one. The key is
 * always new.
 *
 * @param refusal the code of the refusal that came before, if any
 */
export function nextAttempt(begun: Sale | undefined, amount: number, refusal?: string): Sale {
  if (begun === undefined || begun.amount !== amount || begun.offer !== undefined || refusal === 'PAYMENT_VOIDED') {
    return newSale(amount);
  }
  return { merchantPaymentId: begun.merchantPaymentId, amount, key: newKey(), begunAt: begun.begunAt };
}

export const keepSale = (store: Store, sale: Sale) => store.set(SALE, sale);
export const keptSale = (store: Store) => store.get<Sale>(SALE);
export const forgetSale = (store: Store) => store.delete(SALE);
