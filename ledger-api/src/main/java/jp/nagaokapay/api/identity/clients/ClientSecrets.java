package jp.nagaokapay.api.identity.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The secrets of machine clients: 256 random bits, so that one round of SHA-256 protects them as
 * well as bcrypt would, and a token request does not cost a tenth of a second of CPU. (Passwords,
 * which people choose, are hashed slowly.)
 */
public final class ClientSecrets {
    private static final int BYTES = 32;
    private static final String PREFIX = "{sha256}";
    private static final char NEXT = ' ';
    private static final Pattern EACH = Pattern.compile(" ");
    private static final char UNTIL = '@';
    private static final SecureRandom RANDOM = new SecureRandom();

    private ClientSecrets() {}

    /** A new secret, to be shown once. */
    public static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is stored of a secret. */
    public static String hash(String secret) {
        return PREFIX + Sha256.hex(secret);
    }

    /**
     * What is stored while a former secret still serves beside the one that took over.
     *
     * @param former what was stored before; of it the latest secret goes on
     * @param until when the former one ends
     */
    static String hash(String secret, String former, Instant until) {
        return hash(secret) + NEXT + before(NEXT, former) + UNTIL + until.getEpochSecond();
    }

    private static boolean isLive(String stored) {
        int until = stored.indexOf(UNTIL);
        return until < 0
                || Instant.now().getEpochSecond() < Long.parseLong(stored.substring(until + 1));
    }

    private static boolean isOf(String secret, String stored) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII),
                before(UNTIL, stored).getBytes(StandardCharsets.US_ASCII));
    }

    private static String before(char end, String stored) {
        int at = stored.indexOf(end);
        return at < 0 ? stored : stored.substring(0, at);
    }

    /** For the token endpoint; it must not be a bean, for there is the persons' one. */
    public static PasswordEncoder encoder() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                return hash(String.valueOf(secret));
            }

            @Override
            public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
                return secret != null
                        && hash != null
                        && EACH.splitAsStream(hash)
                                .filter(ClientSecrets::isLive)
                                .anyMatch(stored -> isOf(secret.toString(), stored));
            }
        };
    }
}
