package jp.nagaokapay.api.identity.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
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
                        && MessageDigest.isEqual(
                                encode(secret).getBytes(StandardCharsets.US_ASCII),
                                hash.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }
}
