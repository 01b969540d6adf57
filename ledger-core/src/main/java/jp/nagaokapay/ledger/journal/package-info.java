/**
 * The double-entry books: every movement of value has two ends, and they always balance.
 *
 * <p>Invariant: one total function, {@link jp.nagaokapay.ledger.journal.Postings}, makes postings
 * of events; any history sums to zero, and what the books owe to wallets is what the lots hold. A
 * hold is no movement: held value is still the wallet's. Postings are never changed; corrections
 * are events. Reports go by value date: an expiry counts on the lot's last day however late it is
 * booked.
 *
 * <p>Each event is posted exactly once, because the processor stores its position in the
 * transaction that writes the postings; the handlers rely on that.
 *
 * <p>As of an instant, what is in a lot that is over counts as lapsed even when its expiry is not
 * booked yet, so an answer about the past never changes.
 *
 * <p>In: every event. Asked with: {@link jp.nagaokapay.ledger.journal.Journal}, checked with {@link
 * jp.nagaokapay.ledger.journal.LotConservation} and, all the time, by {@code proof}.
 *
 * <p>Not here: bank transfers and fees (settlement), the city's figures (kpi).
 */
@NullMarked
package jp.nagaokapay.ledger.journal;

import org.jspecify.annotations.NullMarked;
