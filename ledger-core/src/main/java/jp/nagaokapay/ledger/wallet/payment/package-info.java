/**
 * How each payment stands, and a shop's payments of a day.
 *
 * <p>Invariant: each event comes once, for the processor's position is stored in the transaction
 * that writes the rows; the table can be emptied and filled again from the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.wallet.payment.PaymentList}. Not here: decisions (the wallet), what a shop
 * is owed (merchant.receivable).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.payment;

import org.jspecify.annotations.NullMarked;
