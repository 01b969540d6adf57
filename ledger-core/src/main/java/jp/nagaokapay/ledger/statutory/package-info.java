/**
 * The report that the law on prepaid payment instruments asks of an issuer for each 31 March and 30
 * September.
 *
 * <p>Invariants: computed by value date, so a past base date's report is the same whenever it is
 * asked for, however late an expiry was booked and whoever was erased since; of each kind of value,
 * outstanding before plus issued is used, expired and outstanding after, exactly. Points are told
 * apart from paid value, and a total as if they counted. Read from sums of days, months and
 * half-years.
 *
 * <p>In: the journal's sums, every event that moves value (lots are counted here), settings {@code
 * nagaokapay.statutory-report.*}. Asked with: {@link
 * jp.nagaokapay.ledger.statutory.StatutoryReports}.
 *
 * <p>Not here: paper (api.finance), the deposit itself.
 */
@NullMarked
package jp.nagaokapay.ledger.statutory;

import org.jspecify.annotations.NullMarked;
