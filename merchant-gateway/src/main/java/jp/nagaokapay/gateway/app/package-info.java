/**
 * The gateway assembled: as a part of another process ({@link
 * jp.nagaokapay.gateway.app.GatewayConfiguration}), or in a process of its own beside a ledger that
 * it asks over HTTP ({@link jp.nagaokapay.gateway.app.MerchantGateway}).
 *
 * <p>Invariants: no right to the ledger's database; its own state lies in the schema {@code
 * gateway} of its own database; the ledger being away stops payments with 503 and nothing else.
 *
 * <p>In: the settings of {@code merchant-gateway.yml}. Out: {@code /terminal/v1} and {@code
 * /shop/v1}.
 *
 * <p>Not here: the process that has ledger and gateway in one (ledger-api).
 */
@NullMarked
package jp.nagaokapay.gateway.app;

import org.jspecify.annotations.NullMarked;
