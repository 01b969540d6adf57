package jp.nagaokapay.web.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with secrets: nobody but their owner reads them, and none is ever half written. */
public final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /** Writes the file, in place of one that is there. */
    public static void write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path made = Files.createTempFile(whole.getParent(), "new", "", ownerOnly(whole));
        Files.writeString(made, text);
        Files.move(made, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
