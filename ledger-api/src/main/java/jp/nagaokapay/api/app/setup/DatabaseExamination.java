package jp.nagaokapay.api.app.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database as the program's role sees it: version, rights, what makes it safe, how it grows.
 */
final class DatabaseExamination implements Examination {
    private static final Duration SKEW_MAX = Duration.ofSeconds(2);
    private static final Duration ARCHIVED_WITHIN = Duration.ofHours(1);
    private static final String ROLES = "docker/database-roles.sh shows how roles are made.";

    private final Clock clock;

    DatabaseExamination(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> examine(Environment settings) {
        String url = settings.getProperty(DatabasePart.URL, "");
        if (url.isBlank()) {
            return List.of(Finding.ok("the database is the embedded one of the demo"));
        }
        Optional<String> problem =
                DatabaseLogin.problem(
                        url,
                        settings.getProperty(DatabasePart.USER),
                        settings.getProperty(DatabasePart.PASSWORD));
        if (problem.isPresent()) {
            return List.of(Finding.wrong("the database: " + problem.get(), ROLES));
        }
        try {
            return examine(DatabaseLogin.source(settings));
        } catch (DataAccessException | FlywayException e) {
            return List.of(
                    Finding.wrong(
                            "the database cannot be looked at: " + e.getMessage(),
                            "Bring it to this version by \"nagaokapay migrate\"."));
        }
    }

    private List<Finding> examine(DriverManagerDataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        List<Finding> found = new ArrayList<>();
        found.add(clocks(jdbc));
        found.addAll(durability(jdbc));
        found.addAll(archive(jdbc));
        if (!text(jdbc, "SELECT to_regclass('installation') IS NOT NULL").equals("t")) {
            found.add(
                    Finding.wrong(
                            "there is no ledger in the database yet",
                            "Run \"nagaokapay migrate\"."));
            return found;
        }
        found.add(version(source, jdbc));
        found.add(rights(jdbc));
        found.add(
                Finding.ok(
                        "the database has %s, the log %s of it"
                                .formatted(
                                        text(
                                                jdbc,
                                                "SELECT pg_size_pretty(pg_database_size(current_database()))"),
                                        text(
                                                jdbc,
                                                "SELECT pg_size_pretty(pg_total_relation_size('domain_event'))"))));
        return found;
    }

    private Finding clocks(JdbcClient jdbc) {
        Instant before = clock.instant();
        Instant there =
                jdbc.sql("SELECT clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        Duration skew = Duration.between(there, before).abs();
        return skew.compareTo(SKEW_MAX) > 0
                ? Finding.wrong(
                        "the clocks of this machine and of the database differ by %d seconds"
                                .formatted(skew.toSeconds()),
                        "Keep both by NTP (chrony, systemd-timesyncd).")
                : Finding.ok("this machine and the database agree on the time");
    }

    private static List<Finding> durability(JdbcClient jdbc) {
        List<Finding> found = new ArrayList<>();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (text(jdbc, "SHOW " + setting).equals("off")) {
                found.add(
                        Finding.wrong(
                                "PostgreSQL runs with %s off: what was acknowledged can be lost"
                                        .formatted(setting),
                                "Set %s = on in postgresql.conf.".formatted(setting)));
            }
        }
        if (found.isEmpty()) {
            found.add(Finding.ok("what PostgreSQL acknowledges is on disk"));
        }
        if (text(jdbc, "SHOW data_checksums").equals("off")) {
            found.add(
                    Finding.note(
                            "PostgreSQL keeps no checksums of its pages",
                            "Stop it and run pg_checksums --enable."));
        }
        return found;
    }

    private List<Finding> archive(JdbcClient jdbc) {
        if (text(jdbc, "SHOW archive_mode").equals("off")) {
            return List.of(
                    Finding.note(
                            "no write-ahead log is archived: a backup can only be as of its own time",
                            "docs/operations.md, Backup, says how it is switched on."));
        }
        return jdbc.sql("SELECT last_archived_time, last_failed_time FROM pg_stat_archiver")
                .query((row, _) ->
                        archive(
                                row.getObject(1, OffsetDateTime.class),
                                row.getObject(2, OffsetDateTime.class)))
                .list();
    }

    private Finding archive(@Nullable OffsetDateTime done, @Nullable OffsetDateTime failed) {
        if (failed != null && (done == null || failed.isAfter(done))) {
            return Finding.wrong(
                    "archiving of the write-ahead log fails since " + failed,
                    "Look at PostgreSQL's log; until it works the disk fills up.");
        }
        return done == null || done.toInstant().plus(ARCHIVED_WITHIN).isBefore(clock.instant())
                ? Finding.note(
                        done == null
                                ? "nothing of the write-ahead log was archived yet"
                                : "nothing of the write-ahead log was archived for an hour",
                        "Within archive_timeout of the next payment something should be.")
                : Finding.ok("the write-ahead log was last archived at " + done);
    }

    private static Finding version(DriverManagerDataSource source, JdbcClient jdbc) {
        MigrationInfoService migrations =
                Flyway.configure().dataSource(source).locations("classpath:db").load().info();
        String kind = text(jdbc, "SELECT coalesce((SELECT kind FROM installation), 'no')");
        if (migrations.pending().length > 0) {
            return Finding.wrong(
                    "the database is of an earlier version: %d migrations are due"
                            .formatted(migrations.pending().length),
                    "Run \"nagaokapay migrate\" with the owner's password.");
        }
        return kind.equals("live")
                ? Finding.ok("the database is of this version, and kept for live use")
                : Finding.wrong(
                        "the database is kept for %s use".formatted(kind),
                        "Live business needs a database of its own.");
    }

    private static Finding rights(JdbcClient jdbc) {
        boolean tooMany =
                text(
                                jdbc,
                                """
                                SELECT has_schema_privilege('public', 'CREATE')
                                    OR has_table_privilege('domain_event', 'UPDATE, DELETE, TRUNCATE')
                                """)
                        .equals("t");
        return tooMany
                ? Finding.wrong("the program's role could change the log", ROLES)
                : Finding.ok("the program's role can change no table and no record");
    }

    private static String text(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query(String.class).single();
    }
}
