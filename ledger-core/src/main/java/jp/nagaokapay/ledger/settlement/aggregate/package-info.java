/**
 * Decides over settlements, closings and payouts.
 *
 * <p>Invariant: a settlement's money is in one transfer at a time, and none of it goes out by the
 * hand that made it.
 *
 * <p>Not here: how much a shop is owed (merchant), what a payout is made of (payout).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.aggregate;

import org.jspecify.annotations.NullMarked;
