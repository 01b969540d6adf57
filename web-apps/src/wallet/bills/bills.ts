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
