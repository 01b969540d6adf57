/**
 * What happened to the shops' payments: a copy of the ledger's feed, and the streams that tell the
 * shops' terminals of it ({@code GET /terminal/v1/events}).
 *
 * <p>Invariants: every payment and refund is here exactly once, in the ledger's order, under its
 * position there; positions become visible in order, so that a client can go on from the last one
 * it has; events that were deleted by age are answered as forgotten, never skipped in silence. A
 * stream tells a terminal of its own shop only, ends within two seconds of the terminal's
 * revocation, and keeps no queue, only a position, so that a slow client holds up nobody else.
 *
 * <p>In: {@link jp.nagaokapay.gateway.ledger.LedgerClient#feed}. Out: Server-Sent Events; whatever
 * an {@link jp.nagaokapay.gateway.event.EventPageListener} writes in the same transaction.
 *
 * <p>Not here: how shops are called (webhook).
 */
@NullMarked
package jp.nagaokapay.gateway.event;

import org.jspecify.annotations.NullMarked;
