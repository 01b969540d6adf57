/**
 * The shops' door in a process of its own, beside a ledger that it asks over HTTP.
 *
 * <p>Invariants: no right to the ledger's database; its own state lies in the schema {@code
 * gateway} of its own database; the ledger being away stops payments with 503 and nothing else.
 *
 * <p>In: the settings of {@code merchant-gateway.yml}. Out: the door of {@link
 * jp.nagaokapay.gateway.app.GatewayConfiguration}.
 *
 * <p>Not here: the process that has the ledger and this door in one (ledger-api).
 */
@NullMarked
package jp.nagaokapay.gateway.app;

import org.jspecify.annotations.NullMarked;
