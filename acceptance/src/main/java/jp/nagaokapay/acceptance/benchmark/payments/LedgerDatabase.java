package jp.nagaokapay.acceptance.benchmark.payments;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import jp.nagaokapay.api.app.database.Database;

/** The program's database, looked at from outside over one connection. */
final class LedgerDatabase implements AutoCloseable {
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofHours(6);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int FETCHED_AT_ONCE = 1_000;

    private static final String HEAD = "SELECT coalesce(max(position), 0) FROM domain_event";

    /**
     * Of what follows the log in the ledger the slowest: projections, together or alone, and
     * policies.
     */
    private static final String SLOWEST_OF_LEDGER =
            """
            SELECT least(
                (SELECT position FROM projection_follower),
                (SELECT min(position) FROM projection WHERE NOT together),
                (SELECT min(coalesce(substring(convert_from(token, 'UTF8') FROM '[0-9]+'), '0')::bigint)
                    FROM token_entry))
            """;

    /** Of these and what the gateway tells terminals and shops. */
    private static final String SLOWEST =
            "SELECT least((" + SLOWEST_OF_LEDGER + "), (SELECT position FROM gateway.feed_cursor))";

    /** Without these a payment or a transaction that is acknowledged may be lost. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final Connection connection;
    private final long postmaster;

    LedgerDatabase(Database database) {
        try {
            connection =
                    DriverManager.getConnection(
                            database.url(), database.user(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postmaster =
                ProcStat.ofProcess(number("SELECT pg_backend_pid()"))
                        .filter(backend -> backend.name().startsWith("postgres"))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "PostgreSQL must run on this Linux machine, where its CPU"
                                                + " can be counted"))
                        .parent();
    }

    long postmaster() {
        return postmaster;
    }

    /** Refuses a server that is fast because it may forget. */
    void requireDurable() {
        DURABLE.forEach((setting, value) -> {
            if (!text("SHOW " + setting).equals(value)) {
                throw new IllegalArgumentException(
                        "PostgreSQL runs with %s = %s; the benchmark needs %s"
                                .formatted(setting, text("SHOW " + setting), value));
            }
        });
    }

    /** What decides about its speed. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        DURABLE.keySet().forEach(name -> settings.put(name, text("SHOW " + name)));
        for (String name :
                new String[] {
                    "wal_sync_method",
                    "shared_buffers",
                    "max_wal_size",
                    "checkpoint_timeout",
                    "wal_compression"
                }) {
            settings.put(name, text("SHOW " + name));
        }
        return settings;
    }

    String version() {
        return text("SHOW server_version");
    }

    /** As PostgreSQL does by itself within minutes, and as pgbench does before it measures. */
    void analyze() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long head() {
        return number(HEAD);
    }

    /** How long it takes until everything that follows the log has reached its end. */
    Duration awaitCaughtUp() {
        return awaitHead(SLOWEST, _ -> {});
    }

    /**
     * The same without the gateway, which need not run.
     *
     * @param progress is told how far the slowest has come
     */
    void awaitLedgerCaughtUp(LongConsumer progress) {
        awaitHead(SLOWEST_OF_LEDGER, progress);
    }

    private Duration awaitHead(String slowestOf, LongConsumer progress) {
        long began = System.nanoTime();
        while (true) {
            long head = head();
            long slowest = number(slowestOf);
            progress.accept(slowest);
            if (slowest >= head) {
                return Duration.ofNanos(System.nanoTime() - began);
            }
            if (System.nanoTime() - began > CAUGHT_UP_WITHIN.toNanos()) {
                throw new IllegalStateException("the projections do not catch up");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    long wal() {
        return number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    long logRowBytes() {
        return number("SELECT pg_total_relation_size('domain_event')") / Math.max(1, head());
    }

    long databaseBytesAnEvent() {
        return number("SELECT pg_database_size(current_database())") / Math.max(1, head());
    }

    /** Reads the whole log as plainly as JDBC can; answers rows per second. */
    double scan() {
        long rows = 0;
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false); // otherwise the driver fetches all at once
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT position, payload FROM domain_event ORDER BY position")) {
                while (row.next()) {
                    rows += row.getLong(1) > 0 && !row.getString(2).isEmpty() ? 1 : 0;
                }
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows * 1e9 / (System.nanoTime() - began);
    }

    private long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
