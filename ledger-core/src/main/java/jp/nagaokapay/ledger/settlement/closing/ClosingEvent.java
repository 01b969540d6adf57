package jp.nagaokapay.ledger.settlement.closing;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;

/** What happens to the closing of one period. */
public sealed interface ClosingEvent extends LedgerEvent {
    ClosingId closingId();

    /**
     * Somebody closes the period: from here on its terms stand.
     *
     * @param cutOff the log's last position at which something of the period lies; all receivables
     *     had passed it
     * @param by opaque reference to the person
     */
    record ClosingBegun(
            ClosingId closingId,
            Instant occurredAt,
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            SettlementTerms terms,
            long cutOff,
            String by)
            implements ClosingEvent {}

    /**
     * Every shop is closed; from here on the closing changes nothing any more.
     *
     * @param settlements how many shops had something to settle
     */
    record ClosingCompleted(
            ClosingId closingId, Instant occurredAt, LocalDate through, int settlements)
            implements ClosingEvent {}
}
