package jp.nagaokapay.api.app;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * How long the log was, and what was in it: a few lines kept beside a backup.
 *
 * @param head the last event's position
 * @param digest see {@link jp.nagaokapay.ledger.log.mac.LogDigest}
 */
record LogNote(long head, String digest) {

    static LogNote read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader text = new StringReader(Files.readString(file))) {
            lines.load(text);
        }
        String head = lines.getProperty("head", "");
        String digest = lines.getProperty("digest", "");
        if (!head.matches("\\d{1,18}") || !digest.matches("[0-9a-f]{64}")) {
            throw new IOException(file + " was not written by \"proof --note\"");
        }
        return new LogNote(Long.parseLong(head), digest);
    }

    void write(Path file, Instant at) throws IOException {
        Files.writeString(
                file,
                """
                # The log at %s. A copy is held against it by: proof --expect=%s
                head=%d
                digest=%s
                """
                        .formatted(at, file.getFileName(), head, digest));
    }
}
