/**
 * The codes that payer and shop show each other, and nothing but their form.
 *
 * <p>Invariants: what is written here is read here as the same; what does not have the form is
 * refused with a {@link jp.nagaokapay.codes.BadCode} and never with anything else.
 *
 * <p>In: a payment number, a shop's public facts, or what a scanner read. Out: payload, barcode,
 * number, merchant id.
 *
 * <p>Not here: whether a number is live (the ledger knows), whether a shop may take payments (the
 * ledger knows), pictures of codes (print), whether a dynamic code's seal fits (the ledger knows).
 */
@NullMarked
package jp.nagaokapay.codes;

import org.jspecify.annotations.NullMarked;
