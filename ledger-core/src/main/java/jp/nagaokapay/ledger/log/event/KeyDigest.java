package jp.nagaokapay.ledger.log.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.nagaokapay.ledger.shared.digest.Sha256;

/**
 * What the log remembers of a key: the first 120 bits of its SHA-256, so that all are of one small
 * size however long they are. In SQL it is {@code key_digest(text)}.
 */
public final class KeyDigest {
    /** With PostgreSQL's byte for the length 16, which its indexes hold without padding. */
    private static final int BYTES = 15;

    private KeyDigest() {}

    public static byte[] of(String key) {
        return Arrays.copyOf(Sha256.of(key.getBytes(StandardCharsets.UTF_8)), BYTES);
    }
}
