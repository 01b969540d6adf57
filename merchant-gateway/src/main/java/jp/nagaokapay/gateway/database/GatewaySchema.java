package jp.nagaokapay.gateway.database;

import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * The gateway's own schema, {@code gateway}, with a history of its own: it may lie beside a ledger
 * in one database or far from it. Beside a ledger, the ledger looks at the database first.
 */
@Component
@DependsOnDatabaseInitialization
public class GatewaySchema {
    private static final String NAME = "gateway";

    /** How Flyway, before it changes anything, tells tables that are not of its migrations. */
    private static final Set<ErrorCode> NOT_OURS =
            Set.of(
                    CoreErrorCode.VALIDATE_ERROR,
                    CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE);

    public GatewaySchema(DataSource database) {
        Flyway flyway =
                Flyway.configure()
                        .dataSource(database)
                        .schemas(NAME)
                        .table("schema_history")
                        .locations("classpath:gateway/db")
                        .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw NOT_OURS.contains(e.getErrorCode()) ? new Refused() : e;
        }
    }

    /** The schema is there and is not this one. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super(
                    "The schema \"gateway\" in the database was made by an earlier, unreleased"
                            + " version of Nagaoka Pay or by another program; nothing in it was"
                            + " changed.");
        }
    }

    /** Says what to do instead of showing a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Refused> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, Refused cause) {
            return new FailureAnalysis(
                    cause.getMessage(), "Give the gateway an empty database.", cause);
        }
    }
}
