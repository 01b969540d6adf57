/**
 * What wallets do by themselves as time passes: holds end, lots expire, open charges are asked for.
 *
 * <p>Invariant: each run may be repeated, cut off, late, or beside another; the wallet decides at
 * its own clock whether anything is due, and a rule never depends on a run being on time.
 *
 * <p>In: the tables of {@code wallet.projection} and an instant. Out: commands through the ledger.
 * Asked by {@link jp.nagaokapay.ledger.wallet.policy.WalletJobs}. Not here: the clockwork
 * (shared.job).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.policy;

import org.jspecify.annotations.NullMarked;
