/**
 * Payment requests for those who make them: one with its QR code and link, or a file of them with
 * letters to print. {@code /shop/v1/payment-requests}, {@code /shop/v1/payment-request-batches},
 * and the page to which a bill's link leads.
 *
 * <p>Invariants: a file is taken whole or refused with every line's fault; the names in it are kept
 * for the letters alone, stand in no event, log, list or answer, and are forgotten a while after
 * the due date; a biller sees its own bills only.
 *
 * <p>In: billers' programs and owners; whoever follows a link. Out: bills ({@link
 * jp.nagaokapay.ledger.request.BillIssues}), letters as PDF, lists as CSV.
 *
 * <p>Not here: paying and keeping bills (resident), refunds (payments), reminders
 * (resident.notice).
 */
@NullMarked
package jp.nagaokapay.api.request;

import org.jspecify.annotations.NullMarked;
