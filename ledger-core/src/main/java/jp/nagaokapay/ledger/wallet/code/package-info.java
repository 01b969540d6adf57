/**
 * Customer-presented payment codes: numbers that stand for a wallet for a few minutes.
 *
 * <p>Invariants: a number cannot be guessed and is never given out twice while it is remembered; a
 * new code does not end older ones; a wallet has a bounded number of live ones.
 *
 * <p>In: the holder's wish for a code, a number that a shop scanned. Out: the code and its wallet.
 *
 * <p>Not here: whether a code was used (its wallet decides that with the payment), what a code
 * looks like (the gateway), how often a shop may guess (the gateway).
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.code;

import org.jspecify.annotations.NullMarked;
