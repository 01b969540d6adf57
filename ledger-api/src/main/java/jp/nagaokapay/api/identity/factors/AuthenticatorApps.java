package jp.nagaokapay.api.identity.factors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.secret.SecretUnreadable;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People's authenticator apps, one each: what it shares with this program, and its codes. */
@Component
@BuiltInIssuer
public class AuthenticatorApps {
    private static final String ISSUER = "Nagaoka Pay";
    private static final String CONTEXT = "authenticator app:";

    private final JdbcClient jdbc;
    private final SecretCipher cipher;
    private final Clock clock;

    AuthenticatorApps(JdbcClient jdbc, SecretCipher cipher, @RealTime Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** When the person's app was added; empty while they have none. */
    public Optional<Instant> addedAt(String person) {
        return jdbc.sql("SELECT added_at FROM authenticator_app WHERE person_id = ?")
                .param(person)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * A new secret for a person's app.
     *
     * @param name as the person knows themselves; the app shows it
     */
    public OfferedApp offer(String person, String name) {
        byte[] secret = Totp.newSecret();
        return offered(secret, name, cipher.encrypt(secret, context(person)));
    }

    /** The same once more, for another try; a new one when {@code sealed} is not of this person. */
    public OfferedApp offerAgain(String person, String name, String sealed) {
        return opened(person, sealed)
                .map(secret -> offered(secret, name, sealed))
                .orElseGet(() -> offer(person, name));
    }

    /**
     * Adds the app that shows this code, in the place of an earlier one. Whether it was added is
     * the answer.
     *
     * @param sealed as it was offered
     */
    public boolean add(String person, String sealed, String code) {
        OptionalLong step =
                opened(person, sealed)
                        .map(secret -> Totp.stepOf(code, secret, clock.instant()))
                        .orElseGet(OptionalLong::empty);
        step.ifPresent(used ->
                jdbc.sql(
                                """
                                INSERT INTO authenticator_app (person_id, secret, last_step)
                                VALUES (?, ?, ?)
                                ON CONFLICT (person_id) DO UPDATE
                                   SET secret = excluded.secret, last_step = excluded.last_step,
                                       added_at = CURRENT_TIMESTAMP
                                """)
                        .param(person)
                        .param(sealed)
                        .param(used)
                        .update());
        return step.isPresent();
    }

    /**
     * Uses a code up: whether it is one of the person's app, and neither it nor a later one was.
     */
    public boolean use(String person, String code) {
        OptionalLong step =
                jdbc.sql("SELECT secret FROM authenticator_app WHERE person_id = ?")
                        .param(person)
                        .query(String.class)
                        .optional()
                        .map(stored -> cipher.decrypt(stored, context(person)))
                        .map(secret -> Totp.stepOf(code, secret, clock.instant()))
                        .orElseGet(OptionalLong::empty);
        return step.isPresent()
                && jdbc.sql(
                                        """
                                        UPDATE authenticator_app SET last_step = :step
                                         WHERE person_id = :person AND last_step < :step
                                        """)
                                .param("step", step.getAsLong())
                                .param("person", person)
                                .update()
                        > 0;
    }

    /** Whether there was one to remove is the answer. */
    public boolean remove(String person) {
        return jdbc.sql("DELETE FROM authenticator_app WHERE person_id = ?").param(person).update()
                > 0;
    }

    private Optional<byte[]> opened(String person, String sealed) {
        try {
            return Optional.of(cipher.decrypt(sealed, context(person)));
        } catch (SecretUnreadable notOurs) {
            return Optional.empty();
        }
    }

    private static OfferedApp offered(byte[] secret, String name, String sealed) {
        String typed = new Base32().encodeAsString(secret);
        String address =
                "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                        .formatted(encoded(ISSUER), encoded(name), typed, encoded(ISSUER));
        return new OfferedApp(typed, address, sealed);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String context(String person) {
        return CONTEXT + person;
    }

    /** For keys from outside that are replaced. */
    public static EncryptedTexts encryptedTexts(JdbcClient jdbc) {
        return new EncryptedTexts(jdbc, "authenticator_app", "'" + CONTEXT + "' || person_id");
    }
}
