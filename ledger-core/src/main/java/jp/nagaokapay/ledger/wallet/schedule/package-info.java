/**
 * What time brings to wallets: holds end, lots expire, charges that stayed open are asked for; and
 * the tables that say what is due.
 *
 * <p>Invariants: each run may be repeated, cut off, late, or beside another. A row in a table is a
 * hint that something may be due; the wallet decides at its own clock, and no rule depends on a run
 * being on time. The tables can be emptied and filled again from the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.WalletEvent}, and an instant. Out: commands through the
 * ledger. Asked with: {@link jp.nagaokapay.ledger.wallet.schedule.WalletJobs}, {@link
 * jp.nagaokapay.ledger.wallet.schedule.ExpiringValue}; the proof compares the lots with the books.
 * Not here: the scheduler (shared.job).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.schedule;

import org.jspecify.annotations.NullMarked;
