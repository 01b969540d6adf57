package jp.nagaokapay.api.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded database lives. Whoever holds this object is the only process that uses it;
 * the lock ends with the process, however it ends.
 */
final class DataDirectory implements AutoCloseable {
    /** Of everything in the directory. Counted up when data of the one before cannot be used. */
    private static final String FORMAT = "10";

    private final Path home;
    private final FileChannel lockFile;

    private DataDirectory(Path home, FileChannel lockFile) {
        this.home = home;
        this.lockFile = lockFile;
    }

    /** Takes the directory, making it when it is new. One of another format is not touched. */
    static DataDirectory take(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            requireFormat(home);
            Files.createDirectories(home);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            }
            Path file = home.resolve("lock");
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new StartRefused(
                        "Another Nagaoka Pay (process %s) is using the data in %s."
                                .formatted(holder, home),
                        "Stop it first, or start this one with --nagaokapay.database.directory="
                                + "‹another directory›.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.US_ASCII)));
            if (Files.notExists(data(home))) {
                writeFormat(home);
            }
            return new DataDirectory(home, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the directory " + home, e);
        }
    }

    /** Looks without starting the database, which would write files. */
    private static void requireFormat(Path home) throws IOException {
        Path format = home.resolve("format");
        boolean isNew = Files.notExists(data(home));
        if (!isNew && !(Files.exists(format) && Files.readString(format).strip().equals(FORMAT))) {
            throw new StartRefused(
                    "The data in %s are of an earlier, unreleased version of Nagaoka Pay."
                            .formatted(home),
                    "Move that directory away or delete it, then start again.");
        }
    }

    /** Before there are data: they must never be without it, however the machine goes down. */
    private static void writeFormat(Path home) throws IOException {
        Files.writeString(
                home.resolve("format"),
                FORMAT,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
    }

    Path data() {
        return data(home);
    }

    private static Path data(Path home) {
        return home.resolve("postgres");
    }

    Path passwordFile() {
        return home.resolve("postgres-password");
    }

    /** The keys from outside the database for the secrets in it. */
    static Path keyFile(Path home) {
        return home.resolve("secret-keys");
    }

    Path keyFile() {
        return keyFile(home);
    }

    /** The library's own working directory; the data must lie outside, for it cleans there. */
    Path programs() {
        return home.resolve("postgres-programs");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this very process has it
        }
    }
}
