package jp.nagaokapay.api.key;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One of the ledger's own keys. */
public final class StoredKey {
    private static final String HMAC = "HmacSHA256";

    private final KeyPurpose purpose;
    private final int number;
    private final byte[] secret;

    StoredKey(KeyPurpose purpose, int number, byte[] secret) {
        this.purpose = purpose;
        this.number = number;
        this.secret = secret;
    }

    public KeyPurpose purpose() {
        return purpose;
    }

    /** Counts up from 1 for each purpose; never used again. */
    public int number() {
        return number;
    }

    /** The key itself. */
    public byte[] secret() {
        return secret.clone();
    }

    String seal(byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    static String context(KeyPurpose purpose, int number) {
        return purpose + ":" + number;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return context(purpose, number);
    }
}
