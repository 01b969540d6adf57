package jp.nagaokapay.codes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A payment number that a device makes without a network, one for each window of time: the number
 * of its key, and an HMAC of the window under the key's secret. It stands in a barcode or payload
 * as any other payment number ({@link CustomerCodes}).
 *
 * <p>The HMAC is SHA-256 over {@code nagaokapay-offline-1:‹key number›:‹window›} in ASCII, the
 * window in decimal; of its first eight bytes, read as an unsigned big-endian integer, the last
 * {@value #CHECK_DIGITS} decimal digits.
 */
public final class OfflineCode {
    /** Digits that name the key. */
    public static final int KEY_DIGITS = 7;

    /** Digits of the HMAC. */
    public static final int CHECK_DIGITS = CustomerCodes.NUMBER_DIGITS - KEY_DIGITS;

    /** How long a code stands before the next: counted from 1970-01-01T00:00:00Z. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    /** Bytes of a key's secret. */
    public static final int SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final long CHECKS = 1_000_000_000L;

    private OfflineCode() {}

    /** The window in which an instant lies. */
    public static long windowAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), WINDOW.toSeconds());
    }

    /** When a window ends. */
    public static Instant endOf(long window) {
        return Instant.ofEpochSecond(Math.multiplyExact(window + 1, WINDOW.toSeconds()));
    }

    /** The payment number of a key in a window. */
    public static String number(String keyNumber, byte[] secret, long window) {
        return keyNumber + check(keyNumber, secret, window);
    }

    public static String keyNumber(String number) {
        return number.substring(0, KEY_DIGITS);
    }

    /** Whether the number is the key's in that window; takes the same time whether or not. */
    public static boolean isOf(String number, byte[] secret, long window) {
        return MessageDigest.isEqual(
                number(keyNumber(number), secret, window).getBytes(StandardCharsets.US_ASCII),
                number.getBytes(StandardCharsets.US_ASCII));
    }

    private static String check(String keyNumber, byte[] secret, long window) {
        String text = "nagaokapay-offline-1:" + keyNumber + ':' + window;
        long first =
                ByteBuffer.wrap(hmac(secret, text.getBytes(StandardCharsets.US_ASCII))).getLong();
        String digits = Long.toString(Long.remainderUnsigned(first, CHECKS));
        return "0".repeat(CHECK_DIGITS - digits.length()) + digits;
    }

    private static byte[] hmac(byte[] secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
