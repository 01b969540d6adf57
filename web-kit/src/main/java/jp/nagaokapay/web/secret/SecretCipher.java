package jp.nagaokapay.web.secret;

/**
 * Encrypts what the database keeps and only a program may read, with a key from outside it. A bean
 * of this type, as one that asks a KMS, takes the place of the keys from settings.
 */
public interface SecretCipher {
    /**
     * A text to be stored; another one each time.
     *
     * @param context what the secret is and whose, as {@code signing:1}; a text that was moved to
     *     another row does not decrypt
     */
    String encrypt(byte[] secret, String context);

    /**
     * Fails with {@link SecretUnreadable} when the key is not there, when it is another one of the
     * same name, or when the text was changed or stored in another context.
     */
    byte[] decrypt(String stored, String context);

    /** The name of the key from outside under which the text is: what must not be taken away. */
    String keyOf(String stored);
}
