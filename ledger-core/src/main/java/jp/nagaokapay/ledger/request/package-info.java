/**
 * Bills, which the API calls payment requests: a shop or public body asks for an amount until a
 * day.
 *
 * <p>Invariants: a bill never changes; another one replaces it. It is paid once, by whoever holds
 * its code, and withdrawn or paid, never both: paying is a payment to the biller under an id that
 * follows from the code, withdrawing closes that id, and the log takes each id once. After its last
 * day nobody can pay it. Whom a bill is for stands nowhere here.
 *
 * <p>In: what billers ask for ({@link jp.nagaokapay.ledger.request.BillIssues}), who pays and who
 * withdraws ({@link jp.nagaokapay.ledger.request.BillPayments}), who keeps one in view ({@link
 * jp.nagaokapay.ledger.request.SavedBills}). Out: payments, and lists ({@link
 * jp.nagaokapay.ledger.request.Bills}).
 *
 * <p>Not here: files of bills, letters and the names on them, reminders (the API), whether a wallet
 * can pay (wallet), refunds, which are those of any payment.
 */
@NullMarked
package jp.nagaokapay.ledger.request;

import org.jspecify.annotations.NullMarked;
