package jp.nagaokapay.ledger.zengin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The lines of the files that the directory of banks is made of. */
final class BankFiles {
    private static final String DIRECTORY = "/zengin/banks.tsv.gz";
    private static final String CORRECTIONS = "/zengin/corrections.tsv";

    private BankFiles() {}

    static List<String> directory() {
        try (InputStream packed = open(DIRECTORY)) {
            return lines(new GZIPInputStream(packed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> corrections() {
        try (InputStream plain = open(CORRECTIONS)) {
            return lines(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Banks.class.getResourceAsStream(resource), resource);
    }

    private static List<String> lines(InputStream file) {
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                .lines()
                .toList();
    }
}
