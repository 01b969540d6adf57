/**
 * A ledger in a process of its own, asked over HTTP.
 *
 * <p>Invariants: only an answer that the ledger gave is an answer; whatever else happens on the way
 * (no connection, a time-out, a status nobody agreed on) is {@link
 * jp.nagaokapay.gateway.ledger.LedgerUnavailable}; a slow ledger holds up a bounded number of calls
 * for a bounded time.
 *
 * <p>In: {@link jp.nagaokapay.gateway.ledger.LedgerClient}. Out: {@link
 * jp.nagaokapay.gateway.ledger.remote.LedgerExchange}, which the ledger's {@code /internal/v1}
 * implements.
 *
 * <p>Not here: the ledger's side of the wire.
 */
@NullMarked
package jp.nagaokapay.gateway.ledger.remote;

import org.jspecify.annotations.NullMarked;
