/**
 * From payments to what shops are owed: a policy credits each shop with what was captured and
 * refunded there, and a table keeps the sums by business date.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}, {@link
 * jp.nagaokapay.ledger.merchant.MerchantEvent}. Out: {@link
 * jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable}. Asked with: {@link
 * jp.nagaokapay.ledger.merchant.receivable.Receivables}.
 *
 * <p>Not here: what a shop makes of it (merchant), when it is paid (settlement).
 */
@NullMarked
package jp.nagaokapay.ledger.merchant.receivable;

import org.jspecify.annotations.NullMarked;
