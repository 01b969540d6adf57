/**
 * The codes that payer and shop show each other, and nothing but their form.
 *
 * <p>Invariants: what is written here is read here as the same; what does not have the form is
 * refused with a {@link jp.nagaokapay.codes.BadCode} and never with anything else.
 *
 * <p>A QR network, such as JPQR, is one class ({@code QrNetwork}) and one line in {@link
 * jp.nagaokapay.codes.QrNetworks#of}.
 *
 * <p>In: a payment number, a shop's public facts, or what a scanner read. Out: payload, barcode,
 * number, merchant id.
 *
 * <p>Not here: whether a number is live (the ledger knows), whether a shop may take payments (the
 * ledger knows), pictures of codes (web-kit's paper), whether a dynamic code's seal fits (the
 * ledger knows).
 */
@NullMarked
package jp.nagaokapay.codes;

import org.jspecify.annotations.NullMarked;
