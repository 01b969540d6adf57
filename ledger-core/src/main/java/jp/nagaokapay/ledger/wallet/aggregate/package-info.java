/**
 * How a wallet decides and what it remembers.
 *
 * <p>{@code Wallet} is Axon's shell; {@code …Decisions} say yes or no and name the event; {@code
 * WalletState} is what the events add up to, a pure value that tests, snapshots and {@code
 * WalletReader} fold too.
 *
 * <p>Invariants: value in free lots and in holds is never negative; an expired lot is never spent,
 * however late its expiry is booked; one {@code evolve} costs the same after ten events and after
 * ten thousand, for all collections are persistent and forgetting is done a few entries at a time.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletCommand}. Out: {@link
 * jp.nagaokapay.ledger.wallet.WalletEvent}. Not here: tables, schedules, money outside the ledger.
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.aggregate;

import org.jspecify.annotations.NullMarked;
