package jp.nagaokapay.api.identity.factors;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import jp.nagaokapay.ledger.shared.text.TypedText;

/**
 * Codes by time (RFC 6238) in the form that every authenticator app knows: six digits, a step of 30
 * seconds, HMAC-SHA-1.
 */
final class Totp {
    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;

    /** How many steps the app's clock may be off, either way. */
    private static final int STEPS_OFF = 1;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The latest time step near now of which this is the code; empty when it is of none. */
    static OptionalLong stepOf(String typed, byte[] secret, Instant now) {
        byte[] code = TypedText.compact(typed).getBytes(StandardCharsets.UTF_8);
        long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(step - STEPS_OFF, step + STEPS_OFF)
                .filter(each -> MessageDigest.isEqual(code, code(secret, each)))
                .max();
    }

    private static byte[] code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                            new SecretKeySpec(secret, CODES.getAlgorithm()),
                            Instant.ofEpochSecond(step * STEP_SECONDS))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key", e);
        }
    }
}
