/**
 * A wallet's statement: what happened to its value, entry by entry, with the balance after each.
 *
 * <p>Invariant: each event comes once, for the processor's position is stored in the transaction
 * that writes the entries; the table can be emptied and filled again from the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.wallet.history.WalletHistory}. Not here: what can be spent now ({@link
 * jp.nagaokapay.ledger.wallet.Wallets}).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.history;

import org.jspecify.annotations.NullMarked;
