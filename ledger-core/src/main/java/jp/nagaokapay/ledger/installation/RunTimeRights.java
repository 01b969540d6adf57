package jp.nagaokapay.ledger.installation;

import javax.sql.DataSource;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the role that the program runs as may do in the database of another, its owner: read
 * everything, write what the program writes, change no table, and neither change nor take away what
 * is a record. Which tables are records their triggers say.
 */
final class RunTimeRights {
    private static final String GRANT =
            """
            DO $do$ DECLARE role text := current_setting('nagaokapay.role'); record regclass; BEGIN
                EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role);
                EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE'
                    ' ON ALL TABLES IN SCHEMA public TO %I', role);
                FOR record IN
                    SELECT tgrelid FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid
                    WHERE p.proname IN ('domain_event_is_append_only', 'table_is_append_only')
                LOOP
                    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', record, role);
                END LOOP;
                EXECUTE format('REVOKE UPDATE, DELETE ON posting FROM %I', role);
                EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE'
                    ' ON flyway_schema_history, installation, deferred_index FROM %I', role);
                EXECUTE format('GRANT EXECUTE ON FUNCTION drop_deferred_indexes(text),'
                    ' make_deferred_indexes(text[]) TO %I', role);
                EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
            END $do$
            """;

    private static final String REACHES_RECORDS =
            """
            SELECT EXISTS (
                SELECT FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid
                JOIN pg_class c ON c.oid = tgrelid
                WHERE p.proname IN ('domain_event_is_append_only', 'table_is_append_only')
                    AND (pg_has_role(c.relowner, 'MEMBER')
                        OR has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')))
            """;

    private static final String MAY_CHANGE_TABLES =
            """
            SELECT current_setting('is_superuser') = 'on'
                OR has_schema_privilege('public', 'CREATE')
            """;

    private RunTimeRights() {}

    /** Gives them to a role, once more if it has them; several programs may do it at once. */
    static void grant(DataSource owner, String role) {
        JdbcClient jdbc = JdbcClient.create(owner);
        new TransactionTemplate(new DataSourceTransactionManager(owner))
                .executeWithoutResult(_ -> {
                    AdvisoryLock.CLUSTER_WORK.lock(jdbc, "run-time-rights");
                    jdbc.sql("SELECT set_config('nagaokapay.role', ?, true)")
                            .param(role)
                            .query(_ -> {});
                    jdbc.sql(GRANT).update();
                });
    }

    /** Whether the role of a connection could make, change and drop tables. */
    static boolean reachTables(JdbcClient connection) {
        return connection.sql(MAY_CHANGE_TABLES).query(Boolean.class).single();
    }

    /** Whether the role that the program runs as could change what is a record. */
    static boolean reachRecords(JdbcClient runTime) {
        return runTime.sql(REACHES_RECORDS).query(Boolean.class).single();
    }
}
