package jp.nagaokapay.ledger.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which years and months there are figures of: those that touch the books. */
final class KpiPeriods {
    private static final String FIRST_DAY = "SELECT min(business_date) FROM kpi_day";

    private KpiPeriods() {}

    /** The first day of the books; empty before the first event. */
    static Optional<LocalDate> began(JdbcClient client) {
        return client.sql(FIRST_DAY).query(LocalDate.class).optional();
    }

    /**
     * Returns the first day of the books when the year has begun at {@code now} and did not end
     * before it. Empty books begin today, so that they show zeros.
     */
    static LocalDate requireBegan(JdbcClient client, FiscalYear year, Instant now) {
        return requireBegan(client, year.firstDay(), year.lastDay(), now);
    }

    /** The same of days from one to another. */
    static LocalDate requireBegan(JdbcClient client, LocalDate first, LocalDate last, Instant now) {
        LocalDate today = BusinessDate.of(now);
        LocalDate began = began(client).orElse(today);
        KpiRule.YEAR_IS_WITHIN_THE_BOOKS.require(!last.isBefore(began) && !first.isAfter(today));
        return began;
    }

    /** The last instant of a day; null for one that is not over at {@code now}. */
    static @Nullable Instant endWithin(LocalDate day, Instant now) {
        return day.isBefore(BusinessDate.of(now)) ? BusinessDate.endOf(day).minusNanos(1) : null;
    }
}
