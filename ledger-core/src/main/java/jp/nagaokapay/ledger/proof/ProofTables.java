package jp.nagaokapay.ledger.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.proof.BooksProof.Difference;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the checks stand and what they found. */
@Component
class ProofTables {
    private static final String MOVE =
            """
            INSERT INTO proof_cursor AS c (check_name, cursor, laps, moved_at)
            VALUES (:name, :cursor, :lap, :at)
            ON CONFLICT (check_name) DO UPDATE SET cursor = excluded.cursor,
                laps = c.laps + excluded.laps, moved_at = excluded.moved_at
            """;

    /** Answers whether it is new; nothing when there are too many already. */
    private static final String ADD =
            """
            INSERT INTO proof_difference AS d (check_name, key, account, from_position, to_position,
                expected, actual, found_at)
            SELECT :check, :key, :account, :from, :to, :expected, :actual, :at
            WHERE (SELECT count(*) FROM proof_difference WHERE resolved_at IS NULL) < :max
            ON CONFLICT (check_name, key, account) WHERE resolved_at IS NULL DO UPDATE SET
                from_position = excluded.from_position, to_position = excluded.to_position,
                expected = excluded.expected, actual = excluded.actual
            RETURNING xmax = 0
            """;

    private static final String RESOLVE =
            """
            UPDATE proof_difference SET resolved_at = :at
            WHERE check_name = :check AND key = :key AND account = :account AND resolved_at IS NULL
            """;

    private static final String OPEN =
            "SELECT * FROM proof_difference WHERE resolved_at IS NULL ORDER BY id LIMIT :max";

    private static final String RAN =
            """
            INSERT INTO proof_run AS r (check_name, tried_at, done_at, failure)
            VALUES (:name, :at, :done_at, :failure)
            ON CONFLICT (check_name) DO UPDATE SET tried_at = excluded.tried_at,
                done_at = coalesce(excluded.done_at, r.done_at), failure = excluded.failure
            """;

    private final JdbcClient client;

    ProofTables(JdbcClient client) {
        this.client = client;
    }

    String cursor(String check) {
        return client.sql("SELECT cursor FROM proof_cursor WHERE check_name = ?")
                .param(check)
                .query(String.class)
                .optional()
                .orElse(Check.BEGINNING);
    }

    void move(String check, Check.Piece piece, Instant at) {
        client.sql(MOVE)
                .param("name", check)
                .param("cursor", piece.cursor())
                .param("lap", piece.last() ? 1 : 0)
                .param("at", SqlTime.utc(at))
                .update();
    }

    /**
     * @param failure what ended the try; null when nothing did
     */
    void ran(String check, Instant at, boolean done, @Nullable String failure) {
        client.sql(RAN)
                .param("name", check)
                .param("at", SqlTime.utc(at))
                .param("done_at", done ? SqlTime.utc(at) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("failure", failure, Types.VARCHAR)
                .update();
    }

    /** The last try of each check, by its name. */
    Map<String, ProofHealth.Run> runs() {
        Map<String, ProofHealth.Run> runs = new HashMap<>();
        client.sql("SELECT * FROM proof_run")
                .query(row -> {
                    runs.put(row.getString("check_name"), run(row));
                });
        return runs;
    }

    private static ProofHealth.Run run(ResultSet row) throws SQLException {
        OffsetDateTime doneAt = row.getObject("done_at", OffsetDateTime.class);
        return new ProofHealth.Run(
                row.getObject("tried_at", OffsetDateTime.class).toInstant(),
                doneAt == null ? null : doneAt.toInstant(),
                row.getString("failure"));
    }

    /** Answers whether it was not known yet. */
    boolean add(Finding finding, Instant at) {
        return client.sql(ADD)
                .param("check", finding.check())
                .param("key", finding.key())
                .param("account", finding.account())
                .param("from", finding.fromPosition())
                .param("to", finding.toPosition())
                .param("expected", finding.expected())
                .param("actual", finding.actual())
                .param("at", SqlTime.utc(at))
                .param("max", BooksProof.DIFFERENCES_MAX)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void resolve(Finding finding, Instant at) {
        client.sql(RESOLVE)
                .param("check", finding.check())
                .param("key", finding.key())
                .param("account", finding.account())
                .param("at", SqlTime.utc(at))
                .update();
    }

    List<Difference> open() {
        return client.sql(OPEN)
                .param("max", BooksProof.DIFFERENCES_MAX)
                .query(ProofTables::difference)
                .list();
    }

    Optional<Instant> ranAt() {
        return client.sql("SELECT max(moved_at) AS at FROM proof_cursor")
                .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        return new Difference(
                row.getString("check_name"),
                row.getString("key"),
                row.getString("account"),
                row.getLong("from_position"),
                row.getLong("to_position"),
                row.getLong("expected"),
                row.getLong("actual"),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }
}
