package jp.nagaokapay.ledger.log.mac;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.mac.RowMac.Row;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Looks whether the rows of the log are those that the program appended. */
@Component
public final class AppendedRows {
    private static final int PAGE = 1_000;

    private static final String BEHIND =
            """
            SELECT position, aggregate_id, sequence_number, kind, revision,
                (extract(epoch FROM occurred_at) * 1000000)::bigint AS occurred_at, payload,
                metadata, business_key, alias_key, idempotency_key, request_hash, answer_kind,
                answer, mac
            FROM domain_event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
            """;

    private final JdbcTemplate jdbc;
    private final MacKeys keys;

    AppendedRows(JdbcTemplate jdbc, MacKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The next rows behind a position; at its end nothing. */
    public Page behind(long position) {
        return read(position, Long.MAX_VALUE, PAGE);
    }

    /** What is wrong at a position that was there once; nothing if all is well. */
    public List<Fault> at(long position) {
        Page page = read(position - 1, position, 1);
        return page.empty() ? List.of(new Fault(position, Kind.MISSING)) : page.faults();
    }

    private Page read(long after, long upTo, int limit) {
        List<Fault> faults = new ArrayList<>();
        long[] last = {after};
        jdbc.query(
                BEHIND,
                row -> {
                    long position = row.getLong("position");
                    for (long missing = last[0] + 1; missing < position; missing++) {
                        faults.add(new Fault(missing, Kind.MISSING));
                    }
                    if (!RowMac.matches(row(row), row.getBytes("mac"), keys)) {
                        faults.add(new Fault(position, Kind.FORGED));
                    }
                    last[0] = position;
                },
                after,
                upTo,
                limit);
        return new Page(last[0], last[0] == after, List.copyOf(faults));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getBytes("aggregate_id"),
                row.getInt("sequence_number"),
                row.getInt("kind"),
                row.getString("revision"),
                row.getLong("occurred_at"),
                row.getString("payload"),
                row.getString("metadata"),
                row.getBytes("business_key"),
                row.getBytes("alias_key"),
                row.getBytes("idempotency_key"),
                row.getBytes("request_hash"),
                row.getObject("answer_kind", Integer.class),
                row.getString("answer"));
    }

    /**
     * @param last the last position that was looked at
     * @param empty whether there was nothing to look at
     */
    public record Page(long last, boolean empty, List<Fault> faults) {}

    public record Fault(long position, Kind kind) {}

    public enum Kind {
        /** The row was not appended by the program, or it was changed since. */
        FORGED,
        /** There is no row, though there are later ones. */
        MISSING
    }
}
