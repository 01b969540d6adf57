/**
 * Residents are told before value expires (お知らせ), so many days ahead as {@code
 * nagaokapay.notice.days-ahead} says: 30 and 7 unless set.
 *
 * <p>Who wants it is told of each payment too ({@link
 * jp.nagaokapay.api.resident.notice.WhenPaymentMadeThenTellItsPayer}).
 *
 * <p>Every day the lots that expire within these days make one row for each wallet, date and number
 * of days, for ever: who was missed while the program was down is told late and once, never after
 * the date, and where several are due at once only of the nearest. What is granted with fewer days
 * to live is told of on the next day. A message is handed over once, with what is left at that
 * moment; where nothing is left, or nobody is there any more, none leaves.
 *
 * <p>Invariants: a row is made once; a message that cannot leave is tried again, later each time,
 * and given up after a limit; no row holds personal data.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.schedule.ExpiringValue}, the register. Out: {@link
 * jp.nagaokapay.api.message.MessagePort}.
 *
 * <p>Not here: the expiry itself (wallet.schedule).
 */
@NullMarked
package jp.nagaokapay.api.resident.notice;

import org.jspecify.annotations.NullMarked;
