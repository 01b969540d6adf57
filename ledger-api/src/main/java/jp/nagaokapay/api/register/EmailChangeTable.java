package jp.nagaokapay.api.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** E-mail addresses that wait to be proven, as rows: one a resident. */
@Component
class EmailChangeTable {
    private final JdbcClient jdbc;
    private final MessagePort messages;

    EmailChangeTable(JdbcClient jdbc, MessagePort messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    void add(Row change, Instant createdAt) {
        jdbc.sql(
                        """
                        INSERT INTO email_change (change_id, resident_id, email, code_hash,
                                                  code_expires_at, attempts_left, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(change.changeId())
                .param(change.residentId().value())
                .param(change.email())
                .param(change.codeHash())
                .param(SqlTime.utc(change.codeExpiresAt()))
                .param(SignUps.ATTEMPTS_MAX)
                .param(SqlTime.utc(createdAt))
                .update();
    }

    /** Takes one of the attempts before the code is looked at. */
    Row attempt(ResidentId residentId, String changeId) {
        return jdbc.sql(
                        """
                        UPDATE email_change SET attempts_left = attempts_left - 1
                         WHERE change_id = ? AND resident_id = ? AND attempts_left > 0
                        RETURNING *
                        """)
                .params(changeId, residentId.value())
                .query(EmailChangeTable::row)
                .optional()
                .orElseThrow(() -> refusal(residentId, changeId));
    }

    /** Whether it was not done before. */
    boolean done(Row change) {
        return jdbc.sql("UPDATE email_change SET done = true WHERE change_id = ? AND NOT done")
                        .param(change.changeId())
                        .update()
                > 0;
    }

    /** Forgets what somebody has begun, and calls back the code that waits for it. */
    void forget(ResidentId residentId) {
        jdbc.sql("DELETE FROM email_change WHERE resident_id = ? RETURNING change_id")
                .param(residentId.value())
                .query(String.class)
                .list()
                .forEach(messages::forget);
    }

    void forgetBefore(Instant time) {
        jdbc.sql("DELETE FROM email_change WHERE created_at < ?").param(SqlTime.utc(time)).update();
    }

    private Refused refusal(ResidentId residentId, String changeId) {
        Optional<Integer> known =
                jdbc.sql("SELECT 1 FROM email_change WHERE change_id = ? AND resident_id = ?")
                        .params(changeId, residentId.value())
                        .query(Integer.class)
                        .optional();
        return known.isEmpty()
                ? new Refused(RegisterRule.EMAIL_CHANGE_IS_KNOWN)
                : new Refused(
                        RegisterRule.WITHIN_VERIFICATION_ATTEMPTS,
                        Map.of("most", SignUps.ATTEMPTS_MAX));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("change_id"),
                new ResidentId(row.getString("resident_id")),
                row.getString("email"),
                row.getString("code_hash"),
                row.getObject("code_expires_at", OffsetDateTime.class).toInstant());
    }

    record Row(
            String changeId,
            ResidentId residentId,
            String email,
            String codeHash,
            Instant codeExpiresAt) {
        @Override
        public String toString() {
            return changeId;
        }
    }
}
