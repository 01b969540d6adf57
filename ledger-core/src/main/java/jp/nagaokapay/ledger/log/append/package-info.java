/**
 * Writing the log: concurrent commands share one transaction.
 *
 * <p>Invariants: all events of a command or none; acknowledged means durable; a key is in the log
 * at most once for ever; positions become visible in order and without gaps.
 *
 * <p>In: {@link jp.nagaokapay.ledger.log.append.Append}. Not here: reading.
 */
@NullMarked
package jp.nagaokapay.ledger.log.append;

import org.jspecify.annotations.NullMarked;
