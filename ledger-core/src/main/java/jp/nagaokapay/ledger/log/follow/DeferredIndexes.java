package jp.nagaokapay.ledger.log.follow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Table {@code deferred_index}: the indexes of projections' tables that are filled from the first
 * event on. They are dropped when the tables are emptied and made again when these are full, which
 * costs a fraction of keeping them up row by row. Unique ones stay: the statements go by them.
 */
final class DeferredIndexes {
    /** The tables that this transaction has emptied are the ones that it has locked for itself. */
    private static final String OF_EMPTIED_TABLES =
            """
            INSERT INTO deferred_index (projection, name, definition)
            SELECT ?, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            FROM pg_locks l JOIN pg_index i ON i.indrelid = l.relation
            WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation'
                AND l.mode = 'AccessExclusiveLock' AND NOT i.indisunique
            RETURNING name
            """;

    private static final String TAKE =
            "DELETE FROM deferred_index WHERE projection = ANY(?) RETURNING definition";

    private final JdbcTemplate jdbc;

    DeferredIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called in the transaction that has emptied the tables of a projection. */
    void dropOf(String projection) {
        jdbc.query(OF_EMPTIED_TABLES, DeferredIndexes::first, projection)
                .forEach(name -> jdbc.execute("DROP INDEX " + name));
    }

    /** Makes them again, in the caller's transaction. */
    void make(Collection<String> projections) {
        jdbc.query(TAKE, DeferredIndexes::first, (Object) projections.toArray(String[]::new))
                .forEach(definition ->
                        jdbc.execute(definition.replaceFirst("INDEX", "INDEX IF NOT EXISTS")));
    }

    private static String first(ResultSet row, int number) throws SQLException {
        return row.getString(1);
    }
}
