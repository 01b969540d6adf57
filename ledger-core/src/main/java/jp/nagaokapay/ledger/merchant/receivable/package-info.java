/**
 * What shops are owed, as sums by business date.
 *
 * <p>In: {@link jp.nagaokapay.ledger.merchant.MerchantEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.merchant.receivable.Receivables}.
 *
 * <p>Not here: what credits a shop (wallet.payment), when it is paid (settlement).
 */
@NullMarked
package jp.nagaokapay.ledger.merchant.receivable;

import org.jspecify.annotations.NullMarked;
