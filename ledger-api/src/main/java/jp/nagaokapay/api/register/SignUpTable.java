package jp.nagaokapay.api.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ups under way, as rows. */
@Component
class SignUpTable {
    private final JdbcClient jdbc;

    SignUpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            String signUpId,
            NewResident person,
            boolean isNewNumber,
            List<String> consents,
            String codeHash,
            Instant createdAt,
            Instant codeExpiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO sign_up (sign_up_id, phone, display_name, postal_code, password,
                                             corporate, code_hash, code_expires_at, attempts_left,
                                             created_at, consents, is_new_number)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(signUpId)
                .param(person.phone())
                .param(person.displayName())
                .param(person.postalCode())
                .param(person.password())
                .param(person.corporate())
                .param(codeHash)
                .param(SqlTime.utc(codeExpiresAt))
                .param(SentCodes.ATTEMPTS_MAX)
                .param(SqlTime.utc(createdAt))
                .param(consents.toArray(String[]::new))
                .param(isNewNumber)
                .update();
    }

    Optional<String> phoneOf(String signUpId) {
        return jdbc.sql("SELECT phone FROM sign_up WHERE sign_up_id = ?")
                .param(signUpId)
                .query(String.class)
                .optional();
    }

    /**
     * Takes one of the attempts before the code is looked at, so that no number of parallel guesses
     * has more.
     */
    Row attempt(String signUpId) {
        return jdbc.sql(
                        """
                        UPDATE sign_up SET attempts_left = attempts_left - 1
                         WHERE sign_up_id = ? AND attempts_left > 0
                        RETURNING phone, display_name, postal_code, password, corporate, code_hash,
                                  code_expires_at, created_at, consents,
                                  is_new_number
                        """)
                .param(signUpId)
                .query(SignUpTable::row)
                .optional()
                .orElseThrow(() -> refusal(signUpId));
    }

    void done(String signUpId, ResidentId residentId) {
        jdbc.sql(
                        """
                        UPDATE sign_up SET resident_id = ?, display_name = NULL, password = NULL
                         WHERE sign_up_id = ?
                        """)
                .param(residentId.value())
                .param(signUpId)
                .update();
    }

    private Refused refusal(String signUpId) {
        return phoneOf(signUpId).isEmpty()
                ? new Refused(RegisterRule.SIGN_UP_IS_KNOWN)
                : new Refused(
                        RegisterRule.WITHIN_VERIFICATION_ATTEMPTS,
                        Map.of("most", SentCodes.ATTEMPTS_MAX));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new NewResident(
                        row.getString("phone"),
                        row.getString("display_name"),
                        row.getString("postal_code"),
                        row.getString("password"),
                        row.getBoolean("corporate")),
                row.getString("code_hash"),
                row.getObject("code_expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("consents").getArray()),
                row.getBoolean("is_new_number"));
    }

    record Row(
            NewResident person,
            String codeHash,
            Instant codeExpiresAt,
            Instant createdAt,
            List<String> consents,
            boolean isNewNumber) {
        @Override
        public String toString() {
            return "SignUp";
        }
    }
}
