/**
 * What the merchant gateway asks of the ledger: in the same process ({@code
 * InProcessLedgerClient}), and over HTTP, {@code /internal/v1}, for a gateway in a process of its
 * own.
 *
 * <p>Invariants: both ways give the same answers; the gateway authenticates the terminal, and what
 * it may do is decided here at each call; an unclear outcome is never answered as a refusal.
 *
 * <p>In: {@link jp.nagaokapay.gateway.ledger.LedgerClient}, {@link
 * jp.nagaokapay.gateway.ledger.remote.LedgerExchange}. Out: commands and queries to the ledger.
 *
 * <p>Not here: rules of wallets (the ledger decides), problems (web-kit renders them), offers
 * (shop).
 */
@NullMarked
package jp.nagaokapay.api.gateway;

import org.jspecify.annotations.NullMarked;
