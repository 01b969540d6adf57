package jp.nagaokapay.web.secret;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The encrypted secrets of a table, in its column {@code secret}; null is none.
 *
 * @param table with its schema where it has one
 * @param context each text's context as an expression in SQL over its row
 */
public record EncryptedTexts(JdbcClient jdbc, String table, String context) {
    private record Text(String secret, String context) {}

    /** How many texts are under each key from outside; nothing while there is no such table. */
    Map<String, Integer> countByKey(SecretCipher cipher) {
        Map<String, Integer> counts = new TreeMap<>();
        all().forEach(text -> counts.merge(cipher.keyOf(text.secret()), 1, Integer::sum));
        return counts;
    }

    /**
     * Encrypts under the first key what is under another. A text that was replaced meanwhile stays
     * as it is. Returns how many were changed.
     */
    int encryptAgain(SecretCipher cipher) {
        String first = first(cipher);
        return all().stream()
                .filter(text -> !cipher.keyOf(text.secret()).equals(first))
                .mapToInt(text -> encryptAgain(text, cipher))
                .sum();
    }

    static String first(SecretCipher cipher) {
        return cipher.keyOf(cipher.encrypt(new byte[0], ""));
    }

    private int encryptAgain(Text text, SecretCipher cipher) {
        byte[] secret = cipher.decrypt(text.secret(), text.context());
        return jdbc.sql("UPDATE %s SET secret = ? WHERE secret = ?".formatted(table))
                .param(cipher.encrypt(secret, text.context()))
                .param(text.secret())
                .update();
    }

    private List<Text> all() {
        boolean exists =
                jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                        .param(table)
                        .query(Boolean.class)
                        .single();
        return exists
                ? jdbc.sql(
                                """
                                SELECT secret, %s AS context FROM %s WHERE secret IS NOT NULL
                                """
                                        .formatted(context, table))
                        .query((row, _) -> new Text(row.getString(1), row.getString(2)))
                        .list()
                : List.of();
    }
}
