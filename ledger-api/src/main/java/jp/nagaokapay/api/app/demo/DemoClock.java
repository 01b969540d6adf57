package jp.nagaokapay.api.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.RealTime;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clock of the demo's business: that of the world, some whole days ahead. It only goes forward,
 * survives a restart, and on all nodes a move takes effect at the same moment, of which they read
 * before it comes. Whole days keep the time of day, so jobs of a time of day go on at their time.
 */
@OnlyInDemo
@Primary
@Component
@DependsOnDatabaseInitialization
class DemoClock extends Clock {
    /** How old may be what a node knows of moves. */
    private static final Duration READ_EVERY = Duration.ofMillis(200);

    /** From the announcement of a move to the move: what nodes know is younger, clocks agree. */
    private static final Duration ANNOUNCED_BEFORE = Duration.ofMillis(800);

    private final Clock world;
    private final JdbcClient jdbc;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Moves known = new Moves(List.of(), System.nanoTime() - READ_EVERY.toNanos());

    DemoClock(@RealTime Clock world, JdbcClient jdbc) {
        this.world = world;
        this.jdbc = jdbc;
    }

    @Override
    public Instant instant() {
        Instant now = world.instant();
        return now.plus(Duration.ofDays(read().daysAt(now)));
    }

    /** How many days ahead of the world it is. */
    int daysAhead() {
        return read().daysAt(world.instant());
    }

    /** Moves one day ahead and returns when all nodes have. One mover at a time. */
    void moveADay() {
        Instant effective = world.instant().plus(ANNOUNCED_BEFORE);
        jdbc.sql(
                        """
                        INSERT INTO demo_clock_move (days, effective_at)
                        SELECT coalesce(max(days), 0) + 1, ? FROM demo_clock_move
                        """)
                .param(SqlTime.utcRoundedUp(effective))
                .update();
        while (world.instant().isBefore(effective.plusMillis(1))) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private Moves read() {
        if (!known.isOld()) {
            return known;
        }
        reading.lock();
        try {
            if (known.isOld()) {
                known = new Moves(moves(), System.nanoTime());
            }
        } catch (DataAccessException e) {
            // What needs the database fails by itself; the time goes on as far as it is known.
            known = new Moves(known.all, System.nanoTime());
        } finally {
            reading.unlock();
        }
        return known;
    }

    private List<Move> moves() {
        return jdbc.sql("SELECT * FROM demo_clock_move ORDER BY days DESC LIMIT 2")
                .query((row, _) ->
                        new Move(
                                row.getInt("days"),
                                row.getObject("effective_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    /** Shows times of another zone, of the same clock. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(world.withZone(zone), jdbc);
    }

    private record Move(int days, Instant effectiveAt) {}

    /**
     * The last move, which may be yet to come, and the one before it.
     *
     * @param readAt by {@link System#nanoTime}
     */
    private record Moves(List<Move> all, long readAt) {
        int daysAt(Instant now) {
            return all.stream()
                    .filter(move -> !move.effectiveAt.isAfter(now))
                    .mapToInt(Move::days)
                    .max()
                    .orElse(0);
        }

        boolean isOld() {
            return System.nanoTime() - readAt >= READ_EVERY.toNanos();
        }
    }
}
