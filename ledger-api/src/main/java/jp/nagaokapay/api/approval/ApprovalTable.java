package jp.nagaokapay.api.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.secret.SecretCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code approval}. */
@Component
class ApprovalTable {
    private static final String SELECT = "SELECT * FROM approval ";
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SecretCipher cipher;

    ApprovalTable(JdbcClient jdbc, JsonMapper json, SecretCipher cipher) {
        this.jdbc = jdbc;
        this.json = json;
        this.cipher = cipher;
    }

    /** Whether it was added: else one of its kind is open for its subject. */
    boolean add(Approval asked) {
        return jdbc.sql(
                                """
                                INSERT INTO approval (approval_id, kind, subject_id, detail, secret,
                                    requested_by, requested_at, expires_at)
                                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .param(asked.approvalId().value())
                        .param(asked.kind())
                        .param(asked.subjectId())
                        .param(json.writeValueAsString(asked.detail()))
                        .param(encrypted(asked))
                        .param(asked.requestedBy())
                        .param(SqlTime.utc(asked.requestedAt()))
                        .param(utc(asked.expiresAt()))
                        .update()
                > 0;
    }

    Optional<Approval> find(ApprovalId id) {
        return jdbc.sql(SELECT + "WHERE approval_id = ?")
                .param(id.value())
                .query(this::row)
                .optional();
    }

    /** The same, held until the transaction ends: whoever decides comes one after the other. */
    Optional<Approval> lock(ApprovalId id) {
        return jdbc.sql(SELECT + "WHERE approval_id = ? FOR UPDATE")
                .param(id.value())
                .query(this::row)
                .optional();
    }

    Optional<Approval> open(String kind, String subjectId) {
        return jdbc.sql(SELECT + "WHERE kind = ? AND subject_id = ? AND settled_at IS NULL")
                .params(kind, subjectId)
                .query(this::row)
                .optional();
    }

    /** Newest first. */
    List<Approval> of(String kind, String subjectId, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE kind = ? AND subject_id = ? ORDER BY approval_id DESC LIMIT ?
                                """)
                .params(kind, subjectId, limit)
                .query(this::row)
                .list();
    }

    /**
     * Newest first.
     *
     * @param status null: each
     * @param after the last one of the page before; null: from the newest on
     */
    List<Approval> list(
            Set<String> kinds,
            @Nullable ApprovalStatus status,
            @Nullable ApprovalId after,
            int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE kind = ANY(:kinds)
                                  AND (:status::text IS NULL OR status = :status)
                                  AND (:after::text IS NULL OR approval_id < :after)
                                ORDER BY approval_id DESC LIMIT :limit
                                """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("status", status == null ? null : status.name())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** What is decided and has something left to be done, oldest first. */
    List<ApprovalId> unsettled(int limit) {
        return jdbc.sql(
                        """
                        SELECT approval_id FROM approval
                         WHERE settled_at IS NULL AND status <> 'PENDING'
                         ORDER BY approval_id LIMIT ?
                        """)
                .param(limit)
                .query((row, _) -> new ApprovalId(row.getString(1)))
                .list();
    }

    void approved(
            ApprovalId id, String by, @Nullable String reason, Instant at, Instant effectiveAt) {
        jdbc.sql(
                        """
                        UPDATE approval SET status = 'APPROVED', decided_by = ?, reason = ?,
                            decided_at = ?, effective_at = ?
                         WHERE approval_id = ?
                        """)
                .param(by)
                .param(reason)
                .param(SqlTime.utc(at))
                .param(SqlTime.utc(effectiveAt))
                .param(id.value())
                .update();
    }

    void ended(ApprovalId id, ApprovalStatus status, String by, Instant at, String reason) {
        jdbc.sql(
                        """
                        UPDATE approval SET status = ?, decided_by = ?, decided_at = ?, reason = ?
                         WHERE approval_id = ?
                        """)
                .params(status.name(), by, SqlTime.utc(at), reason, id.value())
                .update();
    }

    void stopped(ApprovalId id, String by, String reason) {
        jdbc.sql(
                        """
                        UPDATE approval SET status = 'REJECTED', stopped_by = ?, reason = ?
                         WHERE approval_id = ?
                        """)
                .params(by, reason, id.value())
                .update();
    }

    void told(ApprovalId id, Instant at) {
        jdbc.sql("UPDATE approval SET told_at = ? WHERE approval_id = ?")
                .params(SqlTime.utc(at), id.value())
                .update();
    }

    /**
     * Nothing is left to be done.
     *
     * @param failure why it could not be; null where it was
     */
    void settled(ApprovalId id, ApprovalStatus status, @Nullable String failure, Instant at) {
        jdbc.sql(
                        """
                        UPDATE approval SET status = ?, failure = ?, settled_at = ?, secret = NULL
                         WHERE approval_id = ?
                        """)
                .param(status.name())
                .param(failure)
                .param(SqlTime.utc(at))
                .param(id.value())
                .update();
    }

    /**
     * What nobody has decided about a subject has become pointless.
     *
     * @param kind null: of each
     */
    void withdrawPending(@Nullable String kind, String subjectId, Instant at) {
        jdbc.sql(
                        """
                        UPDATE approval SET status = 'WITHDRAWN', decided_at = :at
                         WHERE subject_id = :subject AND status = 'PENDING'
                           AND (:kind::text IS NULL OR kind = :kind)
                        """)
                .param("at", SqlTime.utc(at))
                .param("subject", subjectId)
                .param("kind", kind)
                .update();
    }

    void expire(Instant now) {
        jdbc.sql(
                        """
                        UPDATE approval SET status = 'EXPIRED'
                         WHERE status = 'PENDING' AND expires_at <= ?
                        """)
                .param(SqlTime.utc(now))
                .update();
    }

    private @Nullable String encrypted(Approval asked) {
        return asked.secret() == null
                ? null
                : cipher.encrypt(asked.secret().getBytes(UTF_8), asked.approvalId().value());
    }

    private @Nullable String decrypted(ResultSet row) throws SQLException {
        String stored = row.getString("secret");
        return stored == null
                ? null
                : new String(cipher.decrypt(stored, row.getString("approval_id")), UTF_8);
    }

    private Approval row(ResultSet row, int number) throws SQLException {
        return new Approval(
                new ApprovalId(row.getString("approval_id")),
                row.getString("kind"),
                row.getString("subject_id"),
                json.readValue(row.getString("detail"), DETAIL),
                decrypted(row),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                ApprovalStatus.valueOf(row.getString("status")),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                instant(row, "effective_at"),
                instant(row, "told_at"),
                row.getString("stopped_by"),
                row.getString("reason"),
                row.getString("failure"),
                instant(row, "settled_at"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : SqlTime.utc(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
