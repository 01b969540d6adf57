package jp.nagaokapay.api.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.access.SecurityEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Audits what members of staff were refused: sign-ins with a wrong password, and requests beyond
 * their scopes. However often somebody tries, an hour has {@link #ROWS_MAX} rows of each kind about
 * a person, and one with the number of all the others. What was refused stays refused when it
 * cannot be written.
 */
@Configuration(proxyBeanMethods = false)
class StaffRefusals {
    /** Of each kind, about a person, in an hour, on all nodes together. */
    static final int ROWS_MAX = 10;

    /** What stands for the method in the row with the number of the others. */
    static final String SUMMARY = "REFUSED";

    private static final Logger LOG = LoggerFactory.getLogger(StaffRefusals.class);
    private static final String ANY_PATH = "/**";

    private static final String COUNT =
            """
            INSERT INTO staff_refusal AS known (who, kind, hour, times)
            VALUES (?, ?, date_trunc('hour', now()), 1)
            ON CONFLICT (who, kind, hour) DO UPDATE SET times = known.times + 1
            RETURNING times
            """;

    private static final String TAKE_OVER =
            "DELETE FROM staff_refusal WHERE hour < ? RETURNING who, kind, hour, times";

    private final StaffActions actions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StaffRefusals(
            StaffActions actions, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.actions = actions;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(SecurityEvent event) {
        String who = event.subject();
        if (who == null || !who.startsWith(StaffSignIns.STAFF)) {
            return;
        }
        Kind kind = Kind.of(event.kind());
        try {
            int times = jdbc.sql(COUNT).params(who, kind.name()).query(Integer.class).single();
            if (times <= ROWS_MAX) {
                write(
                        who,
                        Objects.requireNonNullElse(event.client(), StaffSignIns.PROGRAM),
                        event.method(),
                        event.path(),
                        Map.of(),
                        kind);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A refusal of {} is not in the trail", who, e);
        }
    }

    @Bean
    RecurringTask<Void> sumUpRefusals() {
        return Jobs.every(
                Duration.ofMinutes(5),
                "sum-up-refusals",
                () -> sumUpBefore(clock.instant().truncatedTo(ChronoUnit.HOURS)));
    }

    /** Puts the numbers of the hours that are over in the trail, each once. */
    void sumUpBefore(Instant hour) {
        transaction.executeWithoutResult(_ ->
                jdbc
                        .sql(TAKE_OVER)
                        .param(SqlTime.utc(hour))
                        .query((row, _) ->
                                new Counted(
                                        row.getString("who"),
                                        Kind.valueOf(row.getString("kind")),
                                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                                        row.getInt("times")))
                        .list()
                        .stream()
                        .filter(counted -> counted.times > ROWS_MAX)
                        .forEach(counted ->
                                write(
                                        counted.who,
                                        counted.kind.name(),
                                        SUMMARY,
                                        ANY_PATH,
                                        Map.of(
                                                "times",
                                                Integer.toString(counted.times - ROWS_MAX),
                                                "hour",
                                                counted.hour.toString()),
                                        counted.kind)));
    }

    private void write(
            String who,
            String program,
            String method,
            String path,
            Map<String, String> ids,
            Kind kind) {
        actions.end(actions.begin(who, program, method, path, ids), kind.status.value(), kind.code);
    }

    private record Counted(String who, Kind kind, Instant hour, int times) {}

    /** What is refused to staff, with the status and code that stand in the trail. */
    private enum Kind {
        SIGN_IN(HttpStatus.UNAUTHORIZED, "SIGN_IN_FAILED"),
        ACCESS(HttpStatus.FORBIDDEN, "FORBIDDEN");

        private final HttpStatus status;
        private final String code;

        Kind(HttpStatus status, String code) {
            this.status = status;
            this.code = code;
        }

        static Kind of(SecurityEvent.Kind kind) {
            return switch (kind) {
                case SIGN_IN -> SIGN_IN;
                case ACCESS, TOKEN, CLIENT -> ACCESS;
            };
        }
    }
}
