import { folded } from '../../kit/format/typed.ts';
import { today } from '../../kit/format/time.ts';
import type { Entry } from '../wallet.ts';

/** What a person can narrow the statement to. */
export type Filter = 'all' | 'payments' | 'charges' | 'points' | 'refunds' | 'sent';

export const FILTERS: readonly Filter[] = ['all', 'payments', 'charges', 'points', 'refunds', 'sent'];

const TYPES: Record<Exclude<Filter, 'all'>, readonly Entry['type'][]> = {
  payments: ['AUTHORIZATION', 'PAYMENT', 'VOID', 'HOLD_EXPIRY'],
  charges: ['CHARGE', 'CHARGE_REVERSAL'],
  points: ['GRANT', 'GRANT_RETURN'],
  refunds: ['REFUND'],
  sent: ['TRANSFER_OFFER', 'TRANSFER_OFFER_END', 'TRANSFER_SENT', 'TRANSFER_RECEIVED', 'TRANSFER_RETURNED'],
};

/** Whether an entry is of that kind and has the text in the name of its shop or campaign. */
export function matches(entry: Entry, text: string, filter: Filter): boolean {
  const name = `${entry.merchantName ?? ''} ${entry.campaignName ?? ''}`;
  return (filter === 'all' || TYPES[filter].includes(entry.type)) && folded(name).includes(folded(text));
}

/** Entries under the month in which they happened, in the order they came in. */
export function byMonth(entries: readonly Entry[]): { month: string; entries: Entry[] }[] {
  const months: { month: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const month = today(new Date(entry.at)).slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) {
      last.entries.push(entry);
    } else {
      months.push({ month, entries: [entry] });
    }
  }
  return months;
}
