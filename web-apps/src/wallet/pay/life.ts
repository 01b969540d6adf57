/** A shown code is renewed so long before it ends, in milliseconds. */
export const RENEWED_BEFORE = 20_000;

/** Where a device's clock makes no sense of a code's end, in milliseconds. */
const SHORT = 60_000;
/** No code that is shown lives longer. */
const LONG = 900_000;

/**
 * How long a code that has just come can be shown, in milliseconds. A device whose clock is wrong
 * renews its code each minute instead of never or all the time.
 *
 * @param expiresAt when it ends by the ledger's clock
 * @param now milliseconds since 1970 by this device's clock
 */
export function lifeOf(expiresAt: string, now: number): number {
  const left = Date.parse(expiresAt) - now;
  return left > RENEWED_BEFORE && left <= LONG ? left : SHORT;
}
