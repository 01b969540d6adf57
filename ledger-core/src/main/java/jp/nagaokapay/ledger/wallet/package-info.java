/**
 * A holder's wallet: value that was charged or granted, and what is paid with it.
 *
 * <p>Invariant: available = lots not expired − open holds, and is never negative; a payment is
 * decided here alone.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletCommand}. Out: {@link
 * jp.nagaokapay.ledger.wallet.WalletEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.wallet.Wallets}.
 *
 * <p>Not here: who the holder is (the residents' register), what a shop is owed (merchant,
 * settlement), why points are granted (campaign).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet;

import org.jspecify.annotations.NullMarked;
