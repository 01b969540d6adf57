package jp.nagaokapay.api.key;

import jp.nagaokapay.web.secret.TestCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys as a node that starts just now reads them. */
public final class TestKeys {
    private TestKeys() {}

    public static StoredKeys of(JdbcClient jdbc) {
        return new StoredKeys(jdbc, TestCipher.ofTheDemo());
    }

    /** The key that follows, as if it had been made so long ago that every node knows it. */
    public static void rotate(JdbcClient jdbc, KeyPurpose purpose) {
        new StoredKeyTable(jdbc, TestCipher.ofTheDemo()).rotate(purpose);
        jdbc.sql("UPDATE stored_key SET created_at = created_at - interval '11 seconds'").update();
    }
}
