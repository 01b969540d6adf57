import { today } from '../../kit/format/time.ts';
import type { Entry } from '../wallet.ts';

/** What one has of a campaign: arrived and on the way, over its time and of this month. */
export interface Earned {
  arrived: number;
  coming: number;
  /** Of both, what was earned in this month. */
  thisMonth: number;
}

/**
 * Reckoned from the statement and from what is on its way: the ledger counts for itself.
 *
 * @param entries of the statement, back to the campaign's first day
 */
export function earnedIn(
  campaignId: string,
  entries: readonly Entry[],
  coming: readonly { campaignId: string; points: number }[],
  now: Date = new Date(),
): Earned {
  const month = today(now).slice(0, 7);
  const sum = (some: readonly Entry[]) =>
    some.reduce(
      (total, entry) =>
        total + (entry.type === 'GRANT' ? entry.amount : entry.type === 'GRANT_RETURN' ? -entry.amount : 0),
      0,
    );
  const of = entries.filter((entry) => entry.campaignId === campaignId);
  const onTheWay = coming.filter((entry) => entry.campaignId === campaignId).reduce(
    (total, entry) => total + entry.points,
    0,
  );
  return {
    arrived: sum(of),
    coming: onTheWay,
    thisMonth: sum(of.filter((entry) => today(new Date(entry.causedAt)).startsWith(month))) + onTheWay,
  };
}
