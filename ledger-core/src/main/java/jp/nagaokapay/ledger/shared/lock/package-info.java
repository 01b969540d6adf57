/**
 * Work that only one node may do at a time.
 *
 * <p>Invariant: a lock lives in a database session, so it ends with the node that holds it.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.lock;

import org.jspecify.annotations.NullMarked;
