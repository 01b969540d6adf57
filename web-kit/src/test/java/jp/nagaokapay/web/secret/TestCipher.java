package jp.nagaokapay.web.secret;

/** Ciphers with keys of a test's own. */
public final class TestCipher {
    private TestCipher() {}

    /** With the demo's key, as programs have it that were given no other. */
    public static SecretCipher ofTheDemo() {
        return new KeyRingCipher(KeyRing::ofTheDemo);
    }

    /**
     * @param keys as they stand in the setting
     */
    public static SecretCipher with(String keys) {
        KeyRing ring = KeyRing.parse(keys);
        return new KeyRingCipher(() -> ring);
    }
}
