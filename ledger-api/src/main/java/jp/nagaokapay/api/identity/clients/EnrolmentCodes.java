package jp.nagaokapay.api.identity.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.RealTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Codes with which a terminal may hand in its key: once, within a day. A person types them; 140
 * random bits of which only a hash is kept.
 */
@Component
@BuiltInIssuer
class EnrolmentCodes {
    static final Duration LIFETIME = Duration.ofHours(24);
    private static final int GROUPS = 7;

    private final JdbcClient jdbc;
    private final Clock clock;

    EnrolmentCodes(JdbcClient jdbc, @RealTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a client's code; an earlier one is worth nothing then. */
    Made make(String clientId) {
        Made made = new Made(TypedCode.nextInGroups(GROUPS), clock.instant().plus(LIFETIME));
        jdbc.sql(
                        """
                        INSERT INTO enrolment_code (client_id, code_hash, expires_at)
                        VALUES (?, ?, ?)
                        ON CONFLICT (client_id) DO UPDATE
                           SET code_hash = excluded.code_hash, expires_at = excluded.expires_at
                        """)
                .param(clientId)
                .param(hash(made.code))
                .param(SqlTime.utc(made.expiresAt))
                .update();
        return made;
    }

    /** Whose code it is; empty when it is nobody's, or too old. */
    Optional<String> clientOf(String code) {
        return jdbc.sql(
                        """
                        SELECT client_id FROM enrolment_code WHERE code_hash = ? AND expires_at > ?
                        """)
                .param(hash(code))
                .param(SqlTime.utc(clock.instant()))
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** Uses a code up; of several concurrent attempts one succeeds, the others are refused. */
    void use(String code) {
        int used =
                jdbc.sql("DELETE FROM enrolment_code WHERE code_hash = ?")
                        .param(hash(code))
                        .update();
        if (used == 0) {
            throw unknown();
        }
    }

    void drop(String clientId) {
        jdbc.sql("DELETE FROM enrolment_code WHERE client_id = ?").param(clientId).update();
    }

    /** One answer for wrong, used and old codes: whoever guesses learns nothing. */
    static Refused unknown() {
        return new Refused(CredentialRule.ENROLMENT_CODE_IS_GOOD);
    }

    /**
     * Of the code in its normal form: letter case, blanks, hyphens and look-alikes do not matter.
     */
    private static String hash(String code) {
        return ClientSecrets.hash(TypedCode.normalized(code));
    }

    /** A code, to be shown once. */
    record Made(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "an enrolment code until " + expiresAt;
        }
    }
}
