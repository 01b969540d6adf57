package jp.nagaokapay.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets that sign calls; shown once, when made, and kept encrypted. */
class SigningSecrets {
    /** How long the previous secret signs too, so that a shop can change over without a gap. */
    static final Duration OVERLAP = Duration.ofHours(24);

    /** Rotations may be repeated, each with a signature more in the header: so many at most. */
    static final int AT_ONCE_MAX = 4;

    private static final String PREFIX = "whsec_";
    private static final String CONTEXT = "webhook:";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String RETIRE =
            """
            UPDATE gateway.webhook_secret SET valid_until = :until
            WHERE endpoint_id = :endpoint AND valid_until IS NULL
            """;
    private static final String ADD =
            """
            INSERT INTO gateway.webhook_secret (endpoint_id, secret, made_at)
            VALUES (:endpoint, :secret, :now)
            """;
    private static final String FORGET =
            """
            DELETE FROM gateway.webhook_secret
            WHERE endpoint_id = :endpoint AND (valid_until < :now OR secret_id NOT IN (
                SELECT secret_id FROM gateway.webhook_secret WHERE endpoint_id = :endpoint
                ORDER BY valid_until DESC NULLS FIRST, made_at DESC LIMIT :max))
            """;

    // Of each key from outside one: what comes before the colon is its name.
    private static final String SAMPLES =
            """
            SELECT DISTINCT ON (split_part(secret, ':', 1)) endpoint_id, secret
            FROM gateway.webhook_secret
            """;

    private final JdbcClient client;
    private final SecretCipher cipher;
    private final Clock clock;

    SigningSecrets(JdbcClient client, SecretCipher cipher, Clock clock) {
        this.client = client;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Fails when the secrets in the database are under a key from outside that is not here. */
    SigningSecrets requireReadable() {
        client.sql(SAMPLES)
                .query((row, _) -> read(row.getString("endpoint_id"), row.getString("secret")))
                .list();
        return this;
    }

    static EncryptedTexts encryptedTexts(JdbcClient client) {
        return new EncryptedTexts(
                client, "gateway.webhook_secret", "'" + CONTEXT + "' || endpoint_id");
    }

    /**
     * @param stored one of this endpoint's
     */
    SigningSecret read(String endpointId, String stored) {
        return new SigningSecret(new String(cipher.decrypt(stored, context(endpointId)), UTF_8));
    }

    private static String context(String endpointId) {
        return CONTEXT + endpointId;
    }

    /** A new secret that the next calls are signed with. Inside the caller's transaction. */
    SigningSecret renew(String endpointId) {
        Instant now = clock.instant();
        SigningSecret secret = next();
        client.sql(RETIRE)
                .param("endpoint", endpointId)
                .param("until", utc(now.plus(OVERLAP)))
                .update();
        client.sql(ADD)
                .param("endpoint", endpointId)
                .param("secret", cipher.encrypt(secret.text().getBytes(UTF_8), context(endpointId)))
                .param("now", utc(now))
                .update();
        client.sql(FORGET)
                .param("endpoint", endpointId)
                .param("now", utc(now))
                .param("max", AT_ONCE_MAX)
                .update();
        return secret;
    }

    private static SigningSecret next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SigningSecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
