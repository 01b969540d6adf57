/**
 * A shop's payments of a day, and the policy that credits each shop with what was captured and
 * refunded there.
 *
 * <p>Invariant: each event comes once, for the processor's position is stored in the transaction
 * that writes the rows; the tables can be emptied and filled again from the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}. Out: {@link
 * jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable}. Asked with: {@link
 * jp.nagaokapay.ledger.wallet.payment.PaymentList}. Not here: decisions (the wallet), the sums of
 * what a shop is owed (merchant.receivable).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.payment;

import org.jspecify.annotations.NullMarked;
