package jp.nagaokapay.gateway.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Days as the ledger counts them: from midnight to midnight in Japan. */
public final class BusinessDates {
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private BusinessDates() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The first moment of a date, as a database takes it. */
    public static OffsetDateTime startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toOffsetDateTime();
    }
}
