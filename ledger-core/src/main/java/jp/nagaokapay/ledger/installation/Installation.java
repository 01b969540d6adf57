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
    private final JdbcClient jdbc;

    Installation(Flyway flyway) {
        DataSource database = flyway.getConfiguration().getDataSource();
        this.flyway = flyway;
        this.jdbc = JdbcClient.create(database);
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
        migrate();
        if (kind != null) {
            jdbc.sql("INSERT INTO installation (kind) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(kind.toString())
                    .update();
            requireKind(kind); // another program may have been first
        }
    }

    private void migrate() {
        try {
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
