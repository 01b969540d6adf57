package jp.nagaokapay.web.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key from outside the database, as it is written: its name, a colon and 32 bytes in base64url.
 *
 * @param name stands in the database beside what is encrypted under the key
 */
record OutsideKey(String name, SecretKey key) {
    private static final int BYTES = 32;
    private static final int NAME_BYTES = 4;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    static OutsideKey next() {
        SecureRandom random = new SecureRandom();
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new OutsideKey("key-" + HexFormat.of().formatHex(name), aes(bytes));
    }

    /** Fails with {@link IllegalArgumentException}, whose message shows nothing of the key. */
    static OutsideKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !NAME.matcher(text.substring(0, colon)).matches()) {
            throw new IllegalArgumentException("an entry has no name before a colon");
        }
        String name = text.substring(0, colon);
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(colon + 1));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("the key " + name + " is not base64url");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "the key %s has %d bytes instead of %d".formatted(name, bytes.length, BYTES));
        }
        return new OutsideKey(name, aes(bytes));
    }

    private static SecretKey aes(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    String text() {
        return name
                + ':'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return name;
    }
}
