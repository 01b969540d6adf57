package jp.nagaokapay.web.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Used ids in a table that all nodes share: its primary key lets one of several win. Expired rows
 * are deleted along the way.
 */
public final class JdbcReplayCache implements ReplayCache {
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String insert;
    private final String sweep;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param table with the columns {@code id} and {@code until}; a name of the program's own,
     *     never from outside
     */
    public JdbcReplayCache(JdbcClient jdbc, Clock clock, String table) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.insert = "INSERT INTO " + table + " (id, until) VALUES (?, ?) ON CONFLICT DO NOTHING";
        this.sweep = "DELETE FROM " + table + " WHERE until < ?";
    }

    @Override
    public boolean isNew(String id, Instant until) {
        sweep();
        return jdbc.sql(insert).param(id).param(utc(until)).update() == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEPT_EVERY))) {
            jdbc.sql(sweep).param(utc(now)).update();
        }
    }
}
