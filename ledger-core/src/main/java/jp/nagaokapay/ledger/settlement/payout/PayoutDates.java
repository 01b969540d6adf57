package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_DATE_IS_A_BUSINESS_DAY;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_DATE_IS_NEAR;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_DATE_IS_NOT_PAST;

import java.time.LocalDate;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;

/** The dates for which a payout can be released. */
final class PayoutDates {
    /** A bank's file says month and day only, and a release cannot be undone. */
    private static final int DAYS_AHEAD_MAX = 45;

    private PayoutDates() {}

    static void require(LocalDate date, LocalDate today) {
        PAYOUT_DATE_IS_NOT_PAST.require(!date.isBefore(today));
        PAYOUT_DATE_IS_NEAR.require(
                !date.isAfter(today.plusDays(DAYS_AHEAD_MAX)), Map.of("days", DAYS_AHEAD_MAX));
        PAYOUT_DATE_IS_A_BUSINESS_DAY.require(BankCalendar.isBusinessDay(date));
    }
}
