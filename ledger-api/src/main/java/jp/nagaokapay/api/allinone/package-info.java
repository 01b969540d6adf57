/**
 * Ledger and gateway in one process: the gateway's port to the ledger, without a wire between.
 *
 * <p>Invariants: the gateway sees of the ledger what it would see over HTTP, no more; an unclear
 * outcome is {@link jp.nagaokapay.gateway.ledger.LedgerUnavailable} and never a refusal.
 *
 * <p>In: {@link jp.nagaokapay.gateway.ledger.LedgerClient}. Out: commands and questions to the
 * ledger.
 *
 * <p>Not here: the rules (the ledger decides), the terminals' HTTP (the gateway).
 */
@NullMarked
package jp.nagaokapay.api.allinone;

import org.jspecify.annotations.NullMarked;
