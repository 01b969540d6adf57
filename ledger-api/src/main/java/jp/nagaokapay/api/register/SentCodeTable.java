package jp.nagaokapay.api.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.register.SentCodes.Purpose;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes that wait to come back, as rows. */
@Component
class SentCodeTable {
    private final JdbcClient jdbc;

    SentCodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Row sent, Instant createdAt) {
        ResidentId resident = sent.resident();
        jdbc.sql(
                        """
                        INSERT INTO sent_code (code_id, purpose, resident_id, proves, code_hash,
                                               expires_at, attempts_left, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(sent.codeId())
                .param(sent.purpose().name())
                .param(resident == null ? null : resident.value())
                .param(sent.proves())
                .param(sent.codeHash())
                .param(SqlTime.utc(sent.expiresAt()))
                .param(SentCodes.ATTEMPTS_MAX)
                .param(SqlTime.utc(createdAt))
                .update();
    }

    Optional<ResidentId> residentOf(Purpose purpose, String codeId) {
        return jdbc.sql("SELECT resident_id FROM sent_code WHERE code_id = ? AND purpose = ?")
                .params(codeId, purpose.name())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found)
                .map(ResidentId::new);
    }

    /**
     * Takes one of the attempts before the code is looked at, so that no number of parallel guesses
     * has more.
     *
     * @param whose null: whoever knows its id
     */
    Row attempt(Purpose purpose, String codeId, @Nullable ResidentId whose) {
        return jdbc.sql(
                        """
                        UPDATE sent_code SET attempts_left = attempts_left - 1
                         WHERE code_id = :id AND purpose = :purpose AND attempts_left > 0
                           AND (:whose::text IS NULL OR resident_id = :whose)
                        RETURNING *
                        """)
                .param("id", codeId)
                .param("purpose", purpose.name())
                .param("whose", whose == null ? null : whose.value())
                .query(SentCodeTable::row)
                .optional()
                .orElseThrow(() -> refusal(purpose, codeId, whose));
    }

    void giveAttemptBack(String codeId) {
        jdbc.sql("UPDATE sent_code SET attempts_left = attempts_left + 1 WHERE code_id = ?")
                .param(codeId)
                .update();
    }

    /** Whether it was not used before. */
    boolean use(String codeId) {
        return jdbc.sql("UPDATE sent_code SET used = true WHERE code_id = ? AND NOT used")
                        .param(codeId)
                        .update()
                > 0;
    }

    /** The ids of those that it forgets. */
    List<String> forget(ResidentId resident) {
        return jdbc.sql("DELETE FROM sent_code WHERE resident_id = ? RETURNING code_id")
                .param(resident.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<String> forget(ResidentId resident, Purpose purpose) {
        return jdbc.sql(
                        """
                        DELETE FROM sent_code WHERE resident_id = ? AND purpose = ?
                        RETURNING code_id
                        """)
                .params(resident.value(), purpose.name())
                .query((row, _) -> row.getString(1))
                .list();
    }

    void forgetBefore(Instant time) {
        jdbc.sql("DELETE FROM sent_code WHERE created_at < ?").param(SqlTime.utc(time)).update();
    }

    private Refused refusal(Purpose purpose, String codeId, @Nullable ResidentId whose) {
        boolean known =
                jdbc.sql("SELECT resident_id FROM sent_code WHERE code_id = ? AND purpose = ?")
                        .params(codeId, purpose.name())
                        .query((row, _) -> Optional.ofNullable(row.getString(1)))
                        .optional()
                        .filter(found -> whose == null || found.equals(Optional.of(whose.value())))
                        .isPresent();
        return known
                ? new Refused(
                        RegisterRule.WITHIN_VERIFICATION_ATTEMPTS,
                        Map.of("most", SentCodes.ATTEMPTS_MAX))
                : new Refused(purpose.isKnown());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String resident = row.getString("resident_id");
        return new Row(
                row.getString("code_id"),
                Purpose.valueOf(row.getString("purpose")),
                resident == null ? null : new ResidentId(resident),
                row.getString("proves"),
                row.getString("code_hash"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("used"));
    }

    /**
     * @param resident null: nobody
     * @param proves the phone or address that it proves; null: one's own
     */
    record Row(
            String codeId,
            Purpose purpose,
            @Nullable ResidentId resident,
            @Nullable String proves,
            String codeHash,
            Instant expiresAt,
            boolean used) {
        @Override
        public String toString() {
            return codeId;
        }
    }
}
