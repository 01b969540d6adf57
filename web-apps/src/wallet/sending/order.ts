import { answer, newKey } from '../../kit/api/client.ts';
import { isDecided, type Outcome, untilKnown } from '../../kit/api/retry.ts';
import { api, store } from '../wallet.ts';

/** Whom to send to: by a phone number, or by the code that they show. */
export type To = { phone: string } | { code: string };

/** A wish to send. It has one key, which every try sends, so that it is carried out once at most. */
export interface Order {
  key: string;
  to: To;
  /** The masked name, as shown before the person confirmed. */
  receiver: string;
  /** Whole yen. */
  amount: number;
  message?: string;
}

export type Sent = Awaited<ReturnType<typeof sendOnce>>;

const PENDING = 'order of sending';

/** An order of which no answer came; it outlives the page. */
export const pendingOrder = () => store.get<Order>(PENDING);

export function newOrder(order: Omit<Order, 'key'>): Order {
  return { ...order, key: newKey() };
}

/**
 * Sends until it is known what became of it. The order is kept until then: while nobody knows whether
 * the amount is gone, only the same order may be tried.
 */
export async function send(order: Order): Promise<Outcome<Sent>> {
  await store.set(PENDING, order);
  const outcome = await untilKnown(() => sendOnce(order));
  if (outcome.is === 'done' || (outcome.is === 'refused' && isDecided(outcome.problem))) {
    await store.delete(PENDING);
  }
  return outcome;
}

const sendOnce = ({ key, to, amount, message }: Order) =>
  answer(
    api.POST('/api/v1/wallet/transfers', {
      params: { header: { 'Idempotency-Key': key } },
      body: { to, amount, ...(message ? { message } : {}) },
    }),
  );
