package jp.nagaokapay.gateway.database;

import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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

    private static final String GRANT =
            """
            DO $do$ DECLARE role text := current_setting('nagaokapay.role'); BEGIN
                EXECUTE format('GRANT USAGE ON SCHEMA gateway TO %I', role);
                EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE'
                    ' ON ALL TABLES IN SCHEMA gateway TO %I', role);
                EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON gateway.schema_history FROM %I',
                    role);
            END $do$
            """;

    /**
     * Makes the tables and says what the program may do with them: read and write, nothing else.
     *
     * @param owner null when the program makes its tables itself
     */
    public GatewaySchema(DataSource program, @Nullable SchemaOwner owner) {
        DataSource database = owner == null ? program : owner.dataSource();
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
        String role = role(program);
        if (!role.equals(role(database))) {
            grant(database, role);
        }
    }

    private static void grant(DataSource owner, String role) {
        JdbcClient jdbc = JdbcClient.create(owner);
        new TransactionTemplate(new DataSourceTransactionManager(owner))
                .executeWithoutResult(_ -> {
                    TransactionLock.RIGHTS_ON_THE_SCHEMA.take(jdbc, role);
                    jdbc.sql("SELECT set_config('nagaokapay.role', ?, true)")
                            .param(role)
                            .query(_ -> {});
                    jdbc.sql(GRANT).update();
                });
    }

    private static String role(DataSource database) {
        return JdbcClient.create(database).sql("SELECT current_user").query(String.class).single();
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
