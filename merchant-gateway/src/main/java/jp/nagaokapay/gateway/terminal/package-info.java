/**
 * Who asks: a shop's terminal or its owner, by token.
 *
 * <p>Invariants: a terminal acts for its own shop only; a revoked one is refused within two
 * seconds, whatever its token says; no terminal can take more of the gateway than its share.
 *
 * <p>Not here: how tokens are got (the ledger) and checked (web-kit), whether a terminal is
 * enrolled (the ledger says so at each call).
 */
@NullMarked
package jp.nagaokapay.gateway.terminal;

import org.jspecify.annotations.NullMarked;
