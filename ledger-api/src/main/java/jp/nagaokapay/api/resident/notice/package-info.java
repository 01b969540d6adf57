/**
 * Residents are told before value expires: 30 days and 7 days ahead (お知らせ).
 *
 * <p>Every day the lots that expire within 30 days make one row for each wallet, date and number of
 * days, for ever: who was missed while the program was down is told late and once, never after the
 * date, and where both are due at once only of the nearer. What is granted with less than 30 days
 * to live is told of on the next day. Messages leave at least once, with what is left at that
 * moment; where nothing is left, or nobody is there any more, none leaves.
 *
 * <p>Invariants: a row is made once; a message that cannot leave is tried again, later each time,
 * and given up after a limit; no row holds personal data.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.schedule.ExpiringValue}, the register. Out: {@link
 * jp.nagaokapay.api.resident.register.MessagePort}.
 *
 * <p>Not here: the expiry itself (wallet.schedule).
 */
@NullMarked
package jp.nagaokapay.api.resident.notice;

import org.jspecify.annotations.NullMarked;
