package jp.nagaokapay.ledger.log.follow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement that writes a whole batch of rows: they arrive as one array a column, to be read by
 * {@code unnest(?, ?, …)}. One round trip whatever the number of rows, and, unlike a batch of
 * statements, able to sum and to look at neighbours within the batch.
 */
public final class BulkWrite {
    private final JdbcTemplate jdbc;
    private final String sql;
    private final List<String> columnTypes;

    /**
     * Prepares a write.
     *
     * @param sql has one placeholder a column
     * @param columnTypes PostgreSQL's names of the columns' types, separated by spaces
     */
    public BulkWrite(JdbcTemplate jdbc, String sql, String columnTypes) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.columnTypes = List.of(columnTypes.split(" "));
    }

    /** Writes the rows, each with one value a column; does nothing when there are none. */
    public void write(Collection<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(sql, statement -> bind(statement, rows));
        }
    }

    private void bind(PreparedStatement statement, Collection<@Nullable Object[]> rows)
            throws SQLException {
        Connection connection = statement.getConnection();
        for (int column = 0; column < columnTypes.size(); column++) {
            String type = columnTypes.get(column);
            @Nullable Object[] values = column(type, rows.size());
            int row = 0;
            for (@Nullable Object[] each : rows) {
                values[row++] = value(type, each[column]);
            }
            statement.setArray(column + 1, connection.createArrayOf(type, values));
        }
    }

    /** Of the class whose arrays the driver sends as bytes; of any other it would write a text. */
    private static @Nullable Object[] column(String type, int size) {
        return switch (type) {
            case "bigint" -> new Long[size];
            case "integer" -> new Integer[size];
            default -> new String[size];
        };
    }

    private static @Nullable Object value(String type, @Nullable Object value) {
        return value == null
                ? null
                : switch (type) {
                    case "bigint" -> ((Number) value).longValue();
                    case "integer" -> ((Number) value).intValue();
                    default ->
                            value instanceof Instant instant
                                    ? SqlTime.utc(instant).toString()
                                    : value.toString();
                };
    }
}
