package jp.nagaokapay.api.identity.factors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.secret.SecretUnreadable;
import jp.nagaokapay.web.token.ReplayCache;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/**
 * What a passkey signs: its own end, encrypted, so that it is nobody else's and whoever only looks
 * at a page leaves nothing behind. Another one each time; good once.
 */
@Component
@BuiltInIssuer
class PasskeyChallenges {
    /** The page may have been open for a while. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SecretCipher cipher;
    private final ReplayCache used;
    private final Clock clock;

    PasskeyChallenges(SecretCipher cipher, ReplayCache used, @RealTime Clock clock) {
        this.cipher = cipher;
        this.used = used;
        this.clock = clock;
    }

    /**
     * A new challenge.
     *
     * @param purpose what for, and for whom; it serves for nothing else
     */
    Bytes next(String purpose) {
        byte[] until =
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
                        .array();
        return new Bytes(
                cipher.encrypt(until, context(purpose)).getBytes(StandardCharsets.US_ASCII));
    }

    /** Uses a challenge up: whether it is one of ours, for this, in time, and was not used. */
    boolean use(Bytes challenge, String purpose) {
        String text = new String(challenge.getBytes(), StandardCharsets.US_ASCII);
        Instant until;
        try {
            until =
                    Instant.ofEpochSecond(
                            ByteBuffer.wrap(cipher.decrypt(text, context(purpose))).getLong());
        } catch (SecretUnreadable notOurs) {
            return false;
        }
        return until.isAfter(clock.instant()) && used.isNew("passkey:" + Sha256.hex(text), until);
    }

    private static String context(String purpose) {
        return "passkey challenge:" + purpose;
    }
}
