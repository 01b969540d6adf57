/**
 * The funding side: what the providers of funds say was charged, held against the ledger's charges,
 * a channel and business date at a time.
 *
 * <p>A charge belongs to the business date on which its value came in. One reversed on that same
 * date may stand in the file or not; one reversed later must, since it was true on its day. One
 * that failed or is still open is not in the ledger: if the provider has it, money came in for no
 * value, and that is a difference. Dates may differ by a day around midnight, which is told and
 * needs nobody.
 *
 * <p>Invariants: nothing here is changed or deleted; a corrected file is a further version, and
 * only the newest one's differences can be open. The same file again changes nothing. A day is
 * compared only when every charge of it is known here. A difference is closed once, by a person,
 * with a reason.
 *
 * <p>In: charges' events; files and closings of finance. Out: statements and differences.
 *
 * <p>Not here: asking providers for money (wallet.funding), the file's format (the API).
 */
@NullMarked
package jp.nagaokapay.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
