/**
 * The counter API, {@code /counter/v1}: a clerk takes cash and charges a wallet.
 *
 * <p>Invariants: a receipt's number charges once; no clerk charges more on a date than {@code
 * nagaokapay.counter} allows, with however many programs and on however many nodes.
 *
 * <p>In: HTTP and the {@link jp.nagaokapay.api.identity.Caller}. Out: commands to the ledger.
 *
 * <p>Not here: counting the cash (finance's reconciliation).
 */
@NullMarked
package jp.nagaokapay.api.counter;

import org.jspecify.annotations.NullMarked;
