/**
 * The ledger's door for merchant gateways in processes of their own: {@code /internal/v1}.
 *
 * <p>Invariants: says what the in-process client says, no more; whose terminal asks is the
 * gateway's to know, whether it may is judged here at each call.
 *
 * <p>In: {@link jp.nagaokapay.gateway.ledger.remote.LedgerExchange}. Out: the ledger's {@link
 * jp.nagaokapay.gateway.ledger.LedgerClient}.
 *
 * <p>Not here: rules (the ledger decides), problems (the gateway's basics render them).
 */
@NullMarked
package jp.nagaokapay.api.gateway;

import org.jspecify.annotations.NullMarked;
