/**
 * How an event becomes JSON under a stable name, and is read back.
 *
 * <p>Invariant: a name, revision or field that this program does not know stops it; nothing is
 * skipped.
 *
 * <p>In: {@link jp.nagaokapay.ledger.log.event.StoredNames}, declared by each feature.
 */
@NullMarked
package jp.nagaokapay.ledger.log.event;

import org.jspecify.annotations.NullMarked;
