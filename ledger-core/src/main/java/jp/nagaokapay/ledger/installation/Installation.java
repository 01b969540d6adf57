package jp.nagaokapay.ledger.installation;

import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.installation.DatabaseRefused.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the database: looks at what it is, migrates it, and says once what it is kept for. */
final class Installation {
    /** How Flyway, before it changes anything, tells tables that are not of its migrations. */
    private static final Set<ErrorCode> NOT_OURS =
            Set.of(
                    CoreErrorCode.VALIDATE_ERROR,
                    CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE);

    private final Flyway flyway;
    private final DataSource owner;
    private final JdbcClient jdbc;
    private final JdbcClient runTime;

    /**
     * @param flyway connects as the owner of the database
     * @param runTime connects as the role that the program runs as; it may be the same
     */
    Installation(Flyway flyway, DataSource runTime) {
        this.flyway = flyway;
        this.owner = flyway.getConfiguration().getDataSource();
        this.jdbc = JdbcClient.create(owner);
        this.runTime = JdbcClient.create(runTime);
    }

    /**
     * Fails with {@link DatabaseRefused} when the database is not for a program of this kind; null
     * takes the kind that the database has.
     */
    void open(@Nullable InstallationKind kind) {
        if (kind == null) {
            requireLedger();
        } else {
            requireKind(kind);
        }
        requireFewRights(kind == InstallationKind.LIVE && RunTimeRights.reachTables(runTime));
        migrate();
        if (kind != null) {
            keepFor(kind);
        }
        String role = role(runTime);
        if (!role.equals(role(jdbc))) {
            RunTimeRights.grant(owner, role);
        }
        requireFewRights(kind == InstallationKind.LIVE && RunTimeRights.reachRecords(runTime));
    }

    /** A role that may not say it finds it said. */
    private void keepFor(InstallationKind kind) {
        if (kind().isEmpty()) {
            jdbc.sql("INSERT INTO installation (kind) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(kind.toString())
                    .update();
            requireKind(kind); // another program may have been first
        }
    }

    private void requireFewRights(boolean hasTooMany) {
        if (hasTooMany) {
            throw new DatabaseRefused(
                    Reason.TOO_MANY_RIGHTS,
                    "Live, and the role %s that the program runs as could change the log."
                            .formatted(role(runTime)));
        }
    }

    private static String role(JdbcClient client) {
        return client.sql("SELECT current_user").query(String.class).single();
    }

    private void migrate() {
        try {
            if (flyway.info().pending().length > 0 && !RunTimeRights.reachTables(jdbc)) {
                throw new DatabaseRefused(
                        Reason.EARLIER_VERSION,
                        "The database has not the tables of this version, and the role %s may not"
                                        .formatted(role(jdbc))
                                + " make them.");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            if (NOT_OURS.contains(e.getErrorCode())) {
                throw new DatabaseRefused(
                        Reason.OTHER_SHAPE,
                        "The database was made by an earlier, unreleased version of Nagaoka Pay or"
                                + " by another program; nothing in it was changed.");
            }
            throw e;
        }
    }

    private void requireKind(InstallationKind wanted) {
        Optional<InstallationKind> kind = kind();
        if (kind.isPresent() && kind.get() != wanted) {
            throw new DatabaseRefused(
                    Reason.OTHER_KIND,
                    "The database is of the kind %s, and this program was started for the kind %s."
                            .formatted(kind.get(), wanted));
        }
    }

    private void requireLedger() {
        if (isEmpty() || (isMigrated() && kind().isEmpty())) {
            throw new DatabaseRefused(Reason.NO_LEDGER, "There is no ledger in the database.");
        }
    }

    /** Empty until the first start is over, and of a database that is not ours. */
    private Optional<InstallationKind> kind() {
        return isMigrated()
                ? jdbc.sql("SELECT kind FROM installation")
                        .query(String.class)
                        .optional()
                        .map(InstallationKind::of)
                : Optional.empty();
    }

    private boolean isEmpty() {
        return jdbc.sql(
                        """
                        SELECT NOT EXISTS (
                            SELECT FROM pg_tables WHERE schemaname = current_schema())
                        """)
                .query(Boolean.class)
                .single();
    }

    private boolean isMigrated() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM information_schema.columns
                            WHERE table_schema = current_schema()
                                AND table_name = 'installation' AND column_name = 'kind')
                        """)
                .query(Boolean.class)
                .single();
    }
}
