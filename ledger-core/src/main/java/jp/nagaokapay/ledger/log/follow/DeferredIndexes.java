package jp.nagaokapay.ledger.log.follow;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Table {@code deferred_index}: the indexes of projections' tables that are filled from the first
 * event on. They are dropped when the tables are emptied and made again when these are full, which
 * costs a fraction of keeping them up row by row. Unique ones stay: the statements go by them.
 *
 * <p>The program may not change tables, so the database's own functions do it.
 */
final class DeferredIndexes {
    private final JdbcTemplate jdbc;

    DeferredIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called in the transaction that has emptied the tables of a projection. */
    void dropOf(String projection) {
        jdbc.query("SELECT drop_deferred_indexes(?)", _ -> {}, projection);
    }

    /** Makes them again, in the caller's transaction. */
    void make(Collection<String> projections) {
        jdbc.query(
                "SELECT make_deferred_indexes(?)",
                _ -> {},
                (Object) projections.toArray(String[]::new));
    }
}
