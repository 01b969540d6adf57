/**
 * Settlement periods: which days belong together, and when they are paid. Only arithmetic over
 * dates.
 *
 * <p>Invariant: every date belongs to exactly one period, and a period is paid on a business day
 * after it.
 *
 * <p>Not here: closing a period (closing), the banks' holidays (calendar).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.period;

import org.jspecify.annotations.NullMarked;
