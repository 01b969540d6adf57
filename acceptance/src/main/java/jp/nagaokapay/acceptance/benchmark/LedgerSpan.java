package jp.nagaokapay.acceptance.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;

/**
 * From when to when a ledger goes.
 *
 * @param events how many
 * @param lastPosition of the log
 */
record LedgerSpan(Instant first, Instant last, long events, long lastPosition) {
    private static final int EARLY_PART = 10;
    private static final int DAYS_FOR_A_YEAR_TO_COUNT = 7;

    /** Read from the log itself, before a ledger is started on it. */
    static LedgerSpan of(Database database) throws SQLException {
        if (!database.hasEvents()) {
            throw new NoLedger();
        }
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT min(occurred_at), max(occurred_at), count(*), max(position)
                                FROM domain_event
                                """)) {
            row.next();
            return new LedgerSpan(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getLong(3),
                    row.getLong(4));
        }
    }

    /** When a tenth of the time was over. */
    Instant early() {
        return first.plus(Duration.between(first, last).dividedBy(EARLY_PART));
    }

    LocalDate earlyDate() {
        return BusinessDate.of(early());
    }

    LocalDate lastDate() {
        return BusinessDate.of(last);
    }

    FiscalYear firstYear() {
        return FiscalYear.of(BusinessDate.of(first));
    }

    /** The year of the last event, but not one that only just began. */
    FiscalYear lastYear() {
        LocalDate date = lastDate().minusDays(DAYS_FOR_A_YEAR_TO_COUNT);
        return date.isBefore(BusinessDate.of(first)) ? firstYear() : FiscalYear.of(date);
    }

    /** There is nothing to ask. */
    static final class NoLedger extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoLedger() {
            super(
                    "There is no ledger to ask: this database has no events. Let the simulation"
                            + " leave one first (simulate --scale=1 --data=var/simulation) and give"
                            + " the same --data.");
        }
    }
}
