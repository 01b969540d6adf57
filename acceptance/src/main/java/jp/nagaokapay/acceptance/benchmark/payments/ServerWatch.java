package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import jp.nagaokapay.api.app.database.Database;

/** Looks at the program's process and its database from outside. */
final class ServerWatch {
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(30);
    private static final String BEHIND =
            """
            SELECT (SELECT coalesce(max(position), 0) FROM domain_event)
                - (SELECT min(coalesce(substring(convert_from(token, 'UTF8') FROM '[0-9]+'), '0')::bigint)
                    FROM token_entry)
            """;

    private final Database database;
    private final long program;
    private final long postmaster;

    ServerWatch(Database database, long program) {
        this.database = database;
        this.program = program;
        this.postmaster = ask("SELECT pg_backend_pid()", CpuTime::parent);
    }

    /**
     * @param program CPU of the program's process
     * @param server CPU of PostgreSQL
     * @param wal bytes written ahead
     */
    record Reading(Duration program, Duration server, long wal) {
        Reading since(Reading before) {
            return new Reading(
                    program.minus(before.program), server.minus(before.server), wal - before.wal);
        }
    }

    Reading read() {
        return new Reading(
                CpuTime.ofProcess(program),
                CpuTime.ofServer(postmaster),
                number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
    }

    /** As PostgreSQL does by itself within minutes, and as pgbench does before it measures. */
    void analyze() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long it takes until every processor has reached the end of the log. */
    Duration awaitCaughtUp() {
        long began = System.nanoTime();
        while (number(BEHIND) > 0) {
            if (System.nanoTime() - began > CAUGHT_UP_WITHIN.toNanos()) {
                throw new IllegalStateException("the projections do not catch up");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    long logRowBytes() {
        return number(
                "SELECT pg_total_relation_size('domain_event') / greatest(1, max(position))"
                        + " FROM domain_event");
    }

    long databaseBytesAnEvent() {
        return number(
                "SELECT pg_database_size(current_database()) / greatest(1, max(position))"
                        + " FROM domain_event");
    }

    long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(program), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private long number(String sql) {
        return ask(sql, number -> number);
    }

    /** What follows from a number, while the connection that got it is still open. */
    private long ask(String sql, LongUnaryOperator further) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return further.applyAsLong(row.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
