package jp.nagaokapay.ledger.log.append;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import jp.nagaokapay.ledger.log.event.KeyDigest;
import org.jspecify.annotations.Nullable;

/**
 * Columns of many rows as arrays, one parameter each. The arrays' own types matter: the driver
 * sends these in binary, but an {@code Object[]} as text, which costs the server a quarter of an
 * insert.
 */
final class Columns<T> {
    private final PreparedStatement statement;
    private final Connection connection;
    private final List<T> rows;
    private int index;

    /** Fills the parameters from {@code first} on. */
    Columns(PreparedStatement statement, int first, List<T> rows) throws SQLException {
        this.statement = statement;
        this.connection = statement.getConnection();
        this.rows = rows;
        this.index = first;
    }

    Columns<T> texts(Function<T, @Nullable String> value) throws SQLException {
        return set("text", String[]::new, value);
    }

    Columns<T> longs(Function<T, Long> value) throws SQLException {
        return set("bigint", Long[]::new, value);
    }

    Columns<T> integers(Function<T, @Nullable Integer> value) throws SQLException {
        return set("integer", Integer[]::new, value);
    }

    Columns<T> bytes(Function<T, byte @Nullable []> value) throws SQLException {
        return set("bytea", byte[][]::new, value);
    }

    Columns<T> digests(Function<T, @Nullable String> key) throws SQLException {
        return bytes(row -> {
            String text = key.apply(row);
            return text == null ? null : KeyDigest.of(text);
        });
    }

    private <V> Columns<T> set(
            String type,
            IntFunction<@Nullable V[]> column,
            Function<T, ? extends @Nullable V> value)
            throws SQLException {
        @Nullable V[] values = column.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        Array array = connection.createArrayOf(type, values);
        statement.setArray(index++, array);
        return this;
    }
}
