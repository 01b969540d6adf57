/**
 * The HTTP interface for shops: payments, codes, events and webhooks. {@link
 * jp.nagaokapay.gateway.app.GatewayConfiguration} assembles it.
 *
 * <p>Not here: the ledger. The gateway knows it only by its own port, {@link
 * jp.nagaokapay.gateway.ledger.LedgerClient}.
 */
@NullMarked
package jp.nagaokapay.gateway;

import org.jspecify.annotations.NullMarked;
