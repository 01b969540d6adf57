package jp.nagaokapay.ledger.settlement.payout;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;

/** What happens to the transfers of one date. */
public sealed interface PayoutEvent extends LedgerEvent {
    PayoutId payoutId();

    /** Somebody released what is due on the date; it is being put together. */
    record PayoutReleased(PayoutId payoutId, Instant occurredAt, LocalDate date, String by)
            implements PayoutEvent {}

    /** What is in it stands for ever; from here on there is a file. */
    record PayoutFixed(
            PayoutId payoutId, Instant occurredAt, LocalDate date, int transfers, Yen total)
            implements PayoutEvent {}
}
