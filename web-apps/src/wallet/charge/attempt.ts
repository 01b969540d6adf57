import type { Store } from '../../kit/store/store.ts';

export type Channel = 'CREDIT_CARD' | 'BANK' | 'ATM';

/** A charge that the person wished and whose end this browser does not know. */
export interface ChargeAttempt {
  /** Its Idempotency-Key. */
  key: string;
  walletId: string;
  amount: number;
  channel: Channel;
  /** Milliseconds since 1970. */
  at: number;
  /** There once the ledger answered. */
  chargeId?: string;
}

const ATTEMPT = 'charge attempt';
/** A provider's page that nobody used is closed by then; milliseconds. */
const OPEN_FOR = 1_800_000;

/** What was begun and may still go on; older ones are over. */
export async function openCharge(store: Store, walletId: string, now: number): Promise<ChargeAttempt | undefined> {
  const attempt = await store.get<ChargeAttempt>(ATTEMPT);
  return attempt && attempt.walletId === walletId && now - attempt.at < OPEN_FOR ? attempt : undefined;
}

/** Kept before its request leaves; only the last one is. */
export const keepCharge = (store: Store, attempt: ChargeAttempt): Promise<void> => store.set(ATTEMPT, attempt);

/** Its end is known, or the person wants another one. */
export const forgetCharge = (store: Store): Promise<void> => store.delete(ATTEMPT);

/** Amounts to choose from, within what is allowed. */
export function presets(bounds: Bounds): number[] {
  return [1_000, 3_000, 5_000, 10_000, 20_000, 30_000].filter((amount) => isAllowed(amount, bounds));
}

/** Yen of one charge: from, to, and what it is a multiple of. */
export interface Bounds {
  min: number;
  max: number;
  step: number;
}

export function isAllowed(amount: number, { min, max, step }: Bounds): boolean {
  return amount >= min && amount <= max && amount % step === 0;
}
