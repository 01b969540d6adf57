/**
 * The door for shops, assembled: {@link jp.nagaokapay.gateway.app.GatewayConfiguration} is its
 * contents page.
 *
 * <p>Not here: the ledger. The gateway knows it only by its own port, {@link
 * jp.nagaokapay.gateway.ledger.LedgerClient}.
 */
@NullMarked
package jp.nagaokapay.gateway;

import org.jspecify.annotations.NullMarked;
