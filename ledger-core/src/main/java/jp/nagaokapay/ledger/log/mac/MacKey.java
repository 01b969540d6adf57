package jp.nagaokapay.ledger.log.mac;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of HMAC-SHA-256 (RFC 2104), and the number by which rows name it. */
public final class MacKey {
    static final int NUMBER_MAX = 0xFFFF;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES_MIN = 32;

    private final int number;
    private final Mac keyed;

    /**
     * @param number 1 to 65,535
     * @param secret at least 32 bytes
     */
    public MacKey(int number, byte[] secret) {
        if (number < 1 || number > NUMBER_MAX || secret.length < BYTES_MIN) {
            throw new IllegalArgumentException(
                    "a key is of %d bytes or more and has a number from 1 to %d"
                            .formatted(BYTES_MIN, NUMBER_MAX));
        }
        this.number = number;
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    public int number() {
        return number;
    }

    byte[] mac(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message); // a Mac serves one thread
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
