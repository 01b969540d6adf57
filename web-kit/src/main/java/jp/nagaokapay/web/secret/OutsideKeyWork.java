package jp.nagaokapay.web.secret;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a command line does with keys from outside: makes one, shows where they are in use, and
 * brings everything under the first one.
 */
public record OutsideKeyWork(SecretCipher cipher, List<EncryptedTexts> tables) {
    /** Prints a new key, or puts it in front of those in a file. */
    public static void makeNew(@Nullable String file, PrintStream out) {
        if (file == null) {
            out.println(KeyFile.newKey());
            return;
        }
        try {
            out.println("The key " + KeyFile.addTo(Path.of(file)) + " is the first in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Prints which keys must not be taken away. */
    public void list(PrintStream out) {
        String first = EncryptedTexts.first(cipher);
        out.println("Keys from outside, and how many secrets in the database are under each:");
        Map<String, Integer> counts = counts();
        counts.putIfAbsent(first, 0);
        counts.forEach((key, count) ->
                out.println(
                        "  %-20s %6d  %s"
                                .formatted(
                                        key,
                                        count,
                                        key.equals(first)
                                                ? "encrypts what is new"
                                                : "needed until \"keys re-encrypt\"")));
    }

    /** Brings all secrets under the first key, and prints how many were not. */
    public void encryptAgain(PrintStream out) {
        int changed = tables.stream().mapToInt(table -> table.encryptAgain(cipher)).sum();
        out.println(
                "%d secrets were encrypted again; all are under the key %s."
                        .formatted(changed, EncryptedTexts.first(cipher)));
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> all = new TreeMap<>();
        for (EncryptedTexts table : tables) {
            table.countByKey(cipher).forEach((key, count) -> all.merge(key, count, Integer::sum));
        }
        return all;
    }
}
