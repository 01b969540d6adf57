import { answer } from '../../kit/api/client.ts';
import { api } from '../wallet.ts';

export type Bill = Awaited<ReturnType<typeof readBills>>['requests'][number];

export const readBills = () => answer(api.GET('/api/v1/wallet/payment-requests'));

/** Keeps a bill, as scanning it does, and reads it. */
export const keepBill = (codeId: string) =>
  answer(api.PUT('/api/v1/wallet/payment-requests/{codeId}', { params: { path: { codeId } } }));

/** Puts a bill away: it is owed as before. */
export const putBillAway = (codeId: string) =>
  answer(api.POST('/api/v1/wallet/payment-requests/{codeId}/refusal', { params: { path: { codeId } } }));

const ORDER = { OPEN: 0, OVERDUE: 1, PAID: 2, WITHDRAWN: 3 } as const;

/** Those to be paid first, the one that is due first in front; the others as they came, newest first. */
export function inOrder(bills: readonly Bill[]): Bill[] {
  return bills.toSorted(
    (one, other) =>
      ORDER[one.status] - ORDER[other.status] || (one.status === 'OPEN' ? one.dueOn.localeCompare(other.dueOn) : 0),
  );
}
