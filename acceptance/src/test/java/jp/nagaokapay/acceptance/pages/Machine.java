package jp.nagaokapay.acceptance.pages;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What trying the pages out needs of this machine.
 *
 * @param deno the program that the build of the pages brought along
 * @param chromium a browser
 */
record Machine(Optional<Path> deno, Optional<Path> chromium) {
    static final Path WEB_APPS = Path.of("").toAbsolutePath().resolveSibling("web-apps");

    static Machine here() {
        return new Machine(
                unpackedDeno(),
                Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(Machine::onThePath)
                        .findFirst());
    }

    /** Why the pages cannot be tried here, and what helps; null where they can be. */
    @Nullable String whyNot() {
        if (deno.isEmpty()) {
            return "the pages were not built (they are, without -Dweb.skip)";
        }
        return chromium.isEmpty()
                ? "there is no Chromium on the PATH (Debian: apt-get install chromium fonts-noto-cjk)"
                : null;
    }

    private static Optional<Path> unpackedDeno() {
        Path unpacked = WEB_APPS.resolve("target/deno");
        if (!Files.isDirectory(unpacked)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(unpacked)) {
            return files.filter(file -> file.getFileName().toString().matches("deno(\\.exe)?"))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> onThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }
}
