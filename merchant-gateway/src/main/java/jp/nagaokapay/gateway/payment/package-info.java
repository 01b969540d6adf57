/**
 * Payments by codes that customers show: {@code /terminal/v1/payments}, and what an owner sees of
 * them: {@code /shop/v1}.
 *
 * <p>Invariants: the merchant comes from the token and from nowhere else; a refusal is stored
 * before it is answered; an unclear outcome is never answered as a refusal; codes cannot be guessed
 * at will.
 *
 * <p>In: a terminal's HTTP requests. Out: orders to {@link
 * jp.nagaokapay.gateway.ledger.LedgerClient}, declined attempts in the gateway's own schema.
 *
 * <p>Not here: whether a payment is granted (the ledger decides), the form of codes
 * (payment-codes), the codes that shops show (code), the rendering of errors (web-kit).
 */
@NullMarked
package jp.nagaokapay.gateway.payment;

import org.jspecify.annotations.NullMarked;
