/**
 * How a row of the log is known to be the program's own. Each carries a message authentication
 * code, made with a key that whoever has only the database cannot read: one that was inserted or
 * changed by SQL does not match.
 *
 * <p>Invariant: what a row's code covers never changes; {@link jp.nagaokapay.ledger.log.mac.RowMac}
 * writes it down.
 *
 * <p>In: {@link jp.nagaokapay.ledger.log.mac.MacKeys}, from the process. Out: the codes, and {@link
 * jp.nagaokapay.ledger.log.mac.AppendedRows}, which checks them.
 *
 * <p>Not here: what a code cannot show, such as rows taken from the log's end or put in another
 * order.
 */
@NullMarked
package jp.nagaokapay.ledger.log.mac;

import org.jspecify.annotations.NullMarked;
