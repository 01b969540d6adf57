package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;

/** The bank's files of released payouts. */
public interface PayoutFiles {
    /**
     * The bulk transfer file (総合振込) of a date, the same bytes whenever it is asked for.
     *
     * <p>Refused with {@code PAYOUT_NOT_RELEASED} before the release, {@code NOTHING_TO_PAY} when
     * everything was held back.
     */
    byte[] zengin(LocalDate date);
}
