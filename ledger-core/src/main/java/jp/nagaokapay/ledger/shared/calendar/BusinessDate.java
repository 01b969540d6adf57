package jp.nagaokapay.ledger.shared.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** From instants to dates and back, as the city counts them. */
public final class BusinessDate {
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private BusinessDate() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** The first instant that no longer belongs to {@code date}. */
    public static Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1));
    }
}
