package jp.nagaokapay.ledger;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything in a database, as text: to show that nothing of it was changed. */
@NullMarked
public final class DatabaseContent {
    private static final String RELATIONS =
            """
            SELECT n.nspname || '.' || c.relname || ' ' || c.relkind::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            ORDER BY 1
            """;
    private static final String ROWS =
            """
            SELECT schemaname || '.' || tablename
                || query_to_xml(format('SELECT t FROM %I.%I t', schemaname, tablename),
                    true, false, '')::text
            FROM pg_tables
            WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
            ORDER BY 1
            """;
    private static final String SCHEMAS = "SELECT nspname FROM pg_namespace ORDER BY 1";

    private DatabaseContent() {}

    public static String of(JdbcTemplate jdbc) {
        return String.join(
                System.lineSeparator(),
                List.of(SCHEMAS, RELATIONS, ROWS).stream()
                        .flatMap(question -> jdbc.queryForList(question, String.class).stream())
                        .toList());
    }
}
