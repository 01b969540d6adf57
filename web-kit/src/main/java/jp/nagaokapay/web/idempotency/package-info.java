/**
 * Idempotency-Keys (draft-ietf-httpapi-idempotency-key-header) as controllers see them.
 *
 * <p>Not here: how a key is remembered (the ledger).
 */
@NullMarked
package jp.nagaokapay.web.idempotency;

import org.jspecify.annotations.NullMarked;
