/**
 * Tables that follow the wallets: what is left of each lot, which holds end when, which charges are
 * open, what a wallet's statement says, how each payment stands. All can be emptied and told again
 * from the log. Statement and payments rely on each event coming once: their processors store the
 * position in the transaction that writes the rows.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}. Read by {@code wallet.policy} (what is
 * due) and by the books' cross-check (sum of the lots); asked with {@link
 * jp.nagaokapay.ledger.wallet.WalletHistory}, {@link jp.nagaokapay.ledger.wallet.PaymentList} and
 * {@link jp.nagaokapay.ledger.wallet.ExpiringValue}. Not here: decisions; a row here is a hint that
 * something may be due, and the wallet itself judges.
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.projection;

import org.jspecify.annotations.NullMarked;
