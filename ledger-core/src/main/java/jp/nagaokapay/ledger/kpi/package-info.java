/**
 * The city's key figures by fiscal year and month, with the city's targets.
 *
 * <p>Total charged: charges of every channel by their business date, less reversals on their own
 * date. Payment count: captured payments by the date of capture; a refund does not take one back, a
 * void never counts. Participating shops: approved, neither suspended nor withdrawn, at the end of
 * the period. Non-resident users: open wallets of people, not of corporate holders, with residency
 * outside the city, at the end of the period. Usage: captured less refunded, each on its own date.
 * Ripple effect: usage × 1095/518. Active users: wallets that charged or paid within the period.
 *
 * <p>Invariant: each event is counted exactly once, because the processor stores its position in
 * the transaction that writes the counts; the handlers rely on that and would count an event twice
 * that came twice. Everything is built from the log alone and can be built again.
 *
 * <p>Slices: shops as they were registered at the payment, holders in the group they were in at
 * that moment, refunds on their own date; the sums of the slices are the city's figures. The age of
 * a last use is kept for today only: what it was on a past date would need a row for each use.
 *
 * <p>In: the events of wallets and merchants. Asked with: {@link jp.nagaokapay.ledger.kpi.Kpis} and
 * {@link jp.nagaokapay.ledger.kpi.Breakdowns}.
 *
 * <p>Not here: what was really published (a check of the simulation), balances (journal).
 */
@NullMarked
package jp.nagaokapay.ledger.kpi;

import org.jspecify.annotations.NullMarked;
