import type { Problem } from '../../kit/api/problem.ts';
import { untilKnown } from '../../kit/api/retry.ts';
import { api, asked, type Payment, readPayment } from '../terminal.ts';
import type { Offer, Sale } from './sale.ts';

/** What became of a request of the till. */
export type Came = { is: 'paid'; payment: Payment } | { is: 'refused'; problem: Problem } | { is: 'unclear' };

const header = (sale: Sale) => ({ 'Idempotency-Key': sale.key });

/**
 * Sends a payment until its answer is known; where it stays unknown, the payment itself is asked for.
 *
 * @param pin of a card that asked for it; goes nowhere else
 */
export async function pay(sale: Sale, pin?: string): Promise<Came> {
  const { merchantPaymentId, amount, code = '', agreed = false } = sale;
  const outcome = await untilKnown(() =>
    asked(
      api.POST('/terminal/v1/payments', {
        params: { header: header(sale) },
        body: { merchantPaymentId, code, amount, agreeSimilarPayment: agreed, ...(pin ? { pin } : {}) },
      }),
    )
  );
  if (outcome.is === 'done') {
    return { is: 'paid', payment: outcome.answer };
  }
  // A payment of this number exists: that it was refused a second time does not say that nothing was paid.
  return outcome.is === 'refused' && outcome.problem.code !== 'PAYMENT_EXISTS' ? outcome : look(merchantPaymentId);
}

/** How the payment of a sale stands. One that is not there may still be on its way. */
export async function look(merchantPaymentId: string): Promise<Came> {
  try {
    const payment = await readPayment(merchantPaymentId);
    return isPaid(payment) ? { is: 'paid', payment } : { is: 'unclear' };
  } catch {
    return { is: 'unclear' };
  }
}

export function isPaid(payment: Payment): boolean {
  return ['AUTHORIZED', 'CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(payment.status);
}

/** Makes a code with the amount, for the customer to read. */
export async function offer(
  sale: Sale,
): Promise<{ is: 'made'; offer: Offer } | { is: 'refused'; problem: Problem } | { is: 'unclear' }> {
  const { merchantPaymentId, amount } = sale;
  const outcome = await untilKnown(() =>
    asked(api.POST('/terminal/v1/qr-codes', { params: { header: header(sale) }, body: { merchantPaymentId, amount } }))
  );
  return outcome.is === 'done' ? { is: 'made', offer: outcome.answer } : outcome;
}

/**
 * Closes a sale for ever: a payment that is still on its way is refused when it arrives. One that was
 * made already stays, and is the answer.
 */
export async function close(sale: Sale): Promise<{ is: 'voided' } | Came> {
  const id = sale.merchantPaymentId;
  const outcome = await untilKnown(() =>
    sale.code === undefined ? asked(api.DELETE('/terminal/v1/qr-codes/{id}', { params: { path: { id } } })) : asked(
      api.POST('/terminal/v1/payments/{id}/void', {
        params: { path: { id }, header: { 'Idempotency-Key': `"void-${id}"` } },
      }),
    )
  );
  if (outcome.is === 'done') {
    return { is: 'voided' };
  }
  const refusal = outcome.is === 'refused' ? outcome.problem.code : undefined;
  return refusal === 'PAYMENT_VOIDED'
    ? { is: 'voided' }
    : refusal === 'PAYMENT_ALREADY_CAPTURED'
    ? look(id)
    : { is: 'unclear' };
}
