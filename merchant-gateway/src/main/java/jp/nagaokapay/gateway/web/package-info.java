/**
 * How every door of Nagaoka Pay behaves on the wire: strict JSON, problem documents in Japanese or
 * English, Idempotency-Keys.
 *
 * <p>Invariants: every error body is {@code application/problem+json} with a stable {@code code}
 * and a sentence a person understands; a number that moves money is read as a JSON integer or not
 * at all; a body larger than the limit is not read.
 *
 * <p>In: exceptions, above all {@link jp.nagaokapay.gateway.web.ProblemException}. Out: HTTP.
 *
 * <p>Not here: what a code of the ledger means to which status (ledger-api, payment), who the
 * caller is (security), and how a key is remembered (the ledger).
 */
@NullMarked
package jp.nagaokapay.gateway.web;

import org.jspecify.annotations.NullMarked;
