/**
 * The counter API, {@code /counter/v1}: a clerk takes cash, charges a wallet, and counts the cash
 * against the books.
 *
 * <p>Invariants: a receipt's number charges once; no clerk charges more on a date than {@code
 * nagaokapay.counter} allows, with however many programs and on however many nodes; every charge
 * and every reversal is in one cash-up of its clerk and date, and in none while it is not known
 * what became of it; a customer's code is looked at and not used up.
 *
 * <p>In: HTTP and the {@link jp.nagaokapay.api.identity.Caller}. Out: commands to the ledger.
 *
 * <p>Not here: what of a counter's cash reached the bank (finance's reconciliation).
 */
@NullMarked
package jp.nagaokapay.api.counter;

import org.jspecify.annotations.NullMarked;
