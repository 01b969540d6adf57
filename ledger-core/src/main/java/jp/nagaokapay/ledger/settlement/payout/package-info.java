/**
 * Puts together what is paid out on a date, and takes in what became of it.
 *
 * <p>Invariant: nothing is transferred without a release, and nobody releases what they have made
 * or an account that they have entered; what is in a payout is fixed before there is a file.
 *
 * <p>In: {@link jp.nagaokapay.ledger.settlement.payout.Payouts}, {@link
 * jp.nagaokapay.ledger.settlement.payout.TransferResults}, settings {@code nagaokapay.payer.*}.
 * Out: transfers to settlements, and the bank's file in a {@link
 * jp.nagaokapay.ledger.settlement.payout.PayoutFileFormat}.
 *
 * <p>Not here: what is due (closing), the records of the Zengin file (zengin).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.payout;

import org.jspecify.annotations.NullMarked;
