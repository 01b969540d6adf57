/**
 * A wallet's statement: what happened to its value, entry by entry, with the balance after each.
 *
 * <p>Invariant: it shows every acknowledged command, for there is no table: it is read from the
 * wallet's own events in the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.wallet.history.WalletHistory}. Not here: what can be spent now ({@link
 * jp.nagaokapay.ledger.wallet.Wallets}).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.history;

import org.jspecify.annotations.NullMarked;
