/**
 * What the gateway needs of a ledger, in the gateway's own words.
 *
 * <p>Invariants: an answer is certain or it is {@link
 * jp.nagaokapay.gateway.ledger.LedgerUnavailable}, and an unclear outcome is never a refusal; the
 * same request under the same key moves money once.
 *
 * <p>In: a terminal's orders, each under its {@link jp.nagaokapay.gateway.ledger.RequestKey}. Out:
 * payments as they stand.
 *
 * <p>Not here: who answers. The process that assembles the gateway brings the client: one that
 * shares the ledger's process, or one that asks it over HTTP.
 */
@NullMarked
package jp.nagaokapay.gateway.ledger;

import org.jspecify.annotations.NullMarked;
