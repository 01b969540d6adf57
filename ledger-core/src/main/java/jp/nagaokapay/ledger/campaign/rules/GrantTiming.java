package jp.nagaokapay.ledger.campaign.rules;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;

/** When allocated points reach the wallet. */
public enum GrantTiming {
    AT_ONCE,
    /**
     * On the fifth business day after the next closing; there are three closings a month, on the
     * 10th, the 20th and the last day.
     */
    AFTER_CLOSING;

    private static final int BUSINESS_DAYS = 5;

    /** The day on which points earned on {@code earnedOn} reach the wallet. */
    public LocalDate grantedOn(LocalDate earnedOn) {
        return switch (this) {
            case AT_ONCE -> earnedOn;
            case AFTER_CLOSING -> BankCalendar.plusBusinessDays(closing(earnedOn), BUSINESS_DAYS);
        };
    }

    private static LocalDate closing(LocalDate date) {
        int day = date.getDayOfMonth();
        if (day > 20) {
            return date.withDayOfMonth(date.lengthOfMonth());
        }
        return date.withDayOfMonth(day > 10 ? 20 : 10);
    }
}
