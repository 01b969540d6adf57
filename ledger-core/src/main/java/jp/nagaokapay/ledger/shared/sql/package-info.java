/**
 * How values of ours are written into SQL.
 *
 * <p>Invariant: no instant is later in the database than it was.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.sql;

import org.jspecify.annotations.NullMarked;
