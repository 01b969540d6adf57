package jp.nagaokapay.ledger.log.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.log.event.StoredKind;

/** The table that says what the kinds of the log mean; told before the first event of each. */
final class KindTable {
    /** What the kinds' numbers mean; then how many of them mean something else already. */
    private static final String TELL =
            """
            INSERT INTO stored_kind (number, name, id_field)
            SELECT * FROM unnest(?::integer[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING;
            SELECT count(*) FROM stored_kind k
            JOIN unnest(?::integer[], ?::text[], ?::text[]) AS n (number, name, id_field)
                USING (number)
            WHERE (k.name, k.id_field) IS DISTINCT FROM (n.name, n.id_field)
            """;

    private KindTable() {}

    /** Those of the entries and of the answers beside them. */
    static Set<StoredKind> of(List<LogEntry> entries) {
        Set<StoredKind> kinds = new LinkedHashSet<>();
        for (LogEntry entry : entries) {
            kinds.add(entry.kind());
            if (entry.keys() != null && entry.keys().answerKind() != null) {
                kinds.add(entry.keys().answerKind());
            }
        }
        return kinds;
    }

    /** Before the events of these kinds are inserted. */
    static void tell(Connection connection, Collection<StoredKind> kinds) throws SQLException {
        List<StoredKind> told = List.copyOf(kinds);
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            for (int first = 1; first <= 4; first += 3) {
                new Columns<>(statement, first, told)
                        .integers(StoredKind::number)
                        .texts(StoredKind::name)
                        .texts(StoredKind::idField);
            }
            statement.execute();
            statement.getMoreResults();
            try (ResultSet others = statement.getResultSet()) {
                if (others.next() && others.getLong(1) > 0) {
                    throw new SQLException("two kinds of the log have the same number");
                }
            }
        }
    }
}
