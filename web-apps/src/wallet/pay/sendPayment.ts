import { answer } from '../../kit/api/client.ts';
import { asProblem } from '../../kit/api/problem.ts';
import { api } from '../wallet.ts';
import type { Attempt } from './attempts.ts';

export type Payment = Awaited<ReturnType<typeof readPayment>>;

export const readPayment = (paymentId: string) =>
  answer(api.GET('/api/v1/wallet/payments/{paymentId}', { params: { path: { paymentId } } }));

/** Sends an attempt once. Sent again, it is the same request under the same key. */
export async function sendPayment({ key, wish }: Attempt): Promise<Payment> {
  const header = { 'Idempotency-Key': key };
  if (wish.kind === 'shop') {
    const { qr, amount, agree } = wish;
    return answer(
      api.POST('/api/v1/wallet/payments', {
        params: { header },
        body: { qr, amount, ...(agree ? { agreeSimilarPayment: true } : {}) },
      }),
    );
  }
  try {
    return await answer(
      api.POST('/api/v1/wallet/payment-requests/{codeId}/payment', {
        params: { header, path: { codeId: wish.codeId } },
      }),
    );
  } catch (thrown) {
    // It was paid by this very wallet, maybe in another tab: the payment stands in the refusal.
    const problem = asProblem(thrown);
    if (problem.code === 'REQUEST_PAID' && problem.more['payment']) {
      return problem.more['payment'] as Payment;
    }
    throw problem;
  }
}
