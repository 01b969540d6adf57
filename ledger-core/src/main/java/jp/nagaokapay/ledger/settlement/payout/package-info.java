/**
 * Puts together what is paid out on a date, and takes in what became of it.
 *
 * <p>Invariant: nothing is transferred without a release, and nobody releases what they have made
 * or an account that they have entered; what is in a payout is fixed before there is a file.
 *
 * <p>Not here: what is due (closing), the bank's file format (zengin).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.payout;

import org.jspecify.annotations.NullMarked;
