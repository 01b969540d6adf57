package jp.nagaokapay.api.key;

/** One of the ledger's own keys. */
public final class StoredKey {
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

    static String context(KeyPurpose purpose, int number) {
        return purpose + ":" + number;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return context(purpose, number);
    }
}
