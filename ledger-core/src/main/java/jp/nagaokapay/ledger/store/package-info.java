/**
 * How the ledger remembers: stable event names, the log on PostgreSQL with group commit, snapshots,
 * the aggregate cache, and the processors that follow the log.
 *
 * <p>Invariants: acknowledged means durable; a key is in the log at most once for ever; positions
 * become visible in order and without gaps.
 *
 * <p>Not here: any rule of the money.
 */
@NullMarked
package jp.nagaokapay.ledger.store;

import org.jspecify.annotations.NullMarked;
