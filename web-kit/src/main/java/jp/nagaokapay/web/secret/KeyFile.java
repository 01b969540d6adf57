package jp.nagaokapay.web.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys from outside in a file, which is read again when it changes: a new key is taken by a
 * running program. A file that cannot be read any more leaves the keys that were read before.
 */
public final class KeyFile implements Supplier<KeyRing> {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;
    private volatile @Nullable Read last;

    public KeyFile(Path file) {
        this.file = file;
    }

    private record Read(FileTime changedAt, KeyRing ring) {}

    /** Puts a new key in front of those in the file, or makes the file. Returns the key's name. */
    public static String addTo(Path file) throws IOException {
        OutsideKey key = OutsideKey.next();
        String others = Files.exists(file) ? Files.readString(file) : "";
        OwnerOnlyFile.write(file, key.text() + System.lineSeparator() + others);
        return key.name();
    }

    /** A new key as it is written in the file or the setting. */
    public static String newKey() {
        return OutsideKey.next().text();
    }

    @Override
    public KeyRing get() {
        Read known = last;
        try {
            FileTime changedAt = Files.getLastModifiedTime(file);
            if (known == null || !known.changedAt().equals(changedAt)) {
                known = new Read(changedAt, KeyRing.parse(Files.readString(file)));
                last = known;
            }
            return known.ring();
        } catch (IOException | IllegalArgumentException e) {
            if (known == null) {
                throw unusable(e);
            }
            LOG.warn("The keys in {} cannot be read again: {}", file, e.toString());
            return known.ring();
        }
    }

    /** Whether a secret under the key of that name can be read. */
    public boolean holds(String name) {
        return get().find(name).isPresent();
    }

    private StartRefused unusable(Exception e) {
        return new StartRefused(
                e instanceof IOException
                        ? "The file of keys %s cannot be read: %s.".formatted(file, e)
                        : "The file of keys %s does not serve: %s.".formatted(file, e.getMessage()),
                "Make one with \"nagaokapay keys new --file=%s\", and set NAGAOKAPAY_SECRETS_FILE to"
                                .formatted(file)
                        + " it.");
    }
}
