/**
 * A caller's request happens once: what an Idempotency-Key led to, in the log or as a refusal kept
 * for a day.
 *
 * <p>Invariant: the same key with the same request gets the same answer; with another request it is
 * refused.
 */
@NullMarked
package jp.nagaokapay.ledger.log.requests;

import org.jspecify.annotations.NullMarked;
