package jp.nagaokapay.web.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM under the keys from outside. What is stored is the key's name, a colon, and in
 * base64url the nonce followed by the sealed text; the context is authenticated with it.
 */
final class KeyRingCipher implements SecretCipher {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<KeyRing> ring;

    /**
     * @param ring asked each time, for it may change
     */
    KeyRingCipher(Supplier<KeyRing> ring) {
        this.ring = ring;
    }

    @Override
    public String encrypt(byte[] secret, String context) {
        OutsideKey key = ring.get().first();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(secret);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return key.name() + ':' + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public byte[] decrypt(String stored, String context) {
        String name = keyOf(stored);
        OutsideKey key =
                ring.get().find(name).orElseThrow(() -> SecretUnreadable.withoutKey(name, context));
        try {
            byte[] both = Base64.getUrlDecoder().decode(stored.substring(name.length() + 1));
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(both, NONCE_BYTES, Math.max(0, both.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw SecretUnreadable.withKey(name, context);
        }
    }

    @Override
    public String keyOf(String stored) {
        return stored.substring(0, Math.max(0, stored.indexOf(':')));
    }

    private static Cipher cipher(int mode, OutsideKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
