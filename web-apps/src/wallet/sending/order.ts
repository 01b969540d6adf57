import { answer, newKey } from '../../kit/api/client.ts';
import { asProblem } from '../../kit/api/problem.ts';
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

export type Sent = Awaited<ReturnType<typeof send>>;

const PENDING = 'order of sending';

/** An order of which no answer came; it outlives the page. */
export const pendingOrder = () => store.get<Order>(PENDING);

export function newOrder(order: Omit<Order, 'key'>): Order {
  return { ...order, key: newKey() };
}

/**
 * Sends. The order is kept until an answer came, whatever it says: while there is none, nobody knows
 * whether the amount is gone, and only the same order may be tried.
 *
 * @throws Problem one that is passing leaves the order as it is
 */
export async function send(order: Order) {
  await store.set(PENDING, order);
  try {
    const sent = await answer(
      api.POST('/api/v1/wallet/transfers', {
        params: { header: { 'Idempotency-Key': order.key } },
        body: { to: order.to, amount: order.amount, ...(order.message ? { message: order.message } : {}) },
      }),
    );
    await store.delete(PENDING);
    return sent;
  } catch (failed) {
    if (!asProblem(failed).isPassing) {
      await store.delete(PENDING);
    }
    throw failed;
  }
}
