package jp.nagaokapay.api.message;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code message_day}: how many messages a day may have, on all nodes together, so that
 * nobody can make the city pay for any number of them. Notices leave a part to codes and warnings.
 */
final class MessageBudget {
    static final int NOTICES_PERCENT = 80;
    private static final int ALL_PERCENT = 100;

    private static final String TAKE =
            """
            INSERT INTO message_day AS today (day, taken) SELECT :day, 1 WHERE :most >= 1
            ON CONFLICT (day) DO UPDATE SET taken = today.taken + 1 WHERE today.taken < :most
            """;

    private final JdbcClient jdbc;
    private final long perDay;

    MessageBudget(JdbcClient jdbc, long perDay) {
        this.jdbc = jdbc;
        this.perDay = perDay;
    }

    /** Takes one, in the caller's transaction; throws {@link MessagesUsedUp} when none is left. */
    void take(MessageKind kind, Instant now) {
        LocalDate day = BusinessDate.of(now);
        boolean isTaken =
                jdbc.sql(TAKE)
                                .param("day", day)
                                .param(
                                        "most",
                                        kind.onlyByDay()
                                                ? perDay * NOTICES_PERCENT / ALL_PERCENT
                                                : perDay)
                                .update()
                        > 0;
        if (!isTaken) {
            throw new MessagesUsedUp(BusinessDate.startOf(day.plusDays(1)));
        }
    }

    /** How many the day has taken. */
    long taken(Instant now) {
        return jdbc.sql("SELECT taken FROM message_day WHERE day = ?")
                .param(BusinessDate.of(now))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    long perDay() {
        return perDay;
    }

    void deleteBefore(Instant time) {
        jdbc.sql("DELETE FROM message_day WHERE day < ?").param(BusinessDate.of(time)).update();
    }
}
