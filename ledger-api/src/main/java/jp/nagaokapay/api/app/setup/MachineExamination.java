package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** The machine that the program runs on. */
final class MachineExamination implements Examination {
    private static final int JAVA_MIN = 25;
    private static final long MEMORY_MIN = 400L << 20;
    private static final long DISK_MIN = 2L << 30;
    private static final String ROOT = "root";

    @Override
    public List<Finding> examine(Environment settings) {
        List<Finding> found = new ArrayList<>();
        int java = Runtime.version().feature();
        found.add(
                java < JAVA_MIN
                        ? Finding.wrong("this is Java " + java, "Install a JDK 25.")
                        : Finding.ok("Java " + Runtime.version()));
        long memory = Runtime.getRuntime().maxMemory();
        if (memory < MEMORY_MIN) {
            found.add(
                    Finding.wrong(
                            "Java may use %d MiB of memory only".formatted(memory >> 20),
                            "Give it 512 MiB at least (-Xmx)."));
        }
        if (ROOT.equals(System.getProperty("user.name"))) {
            found.add(
                    Finding.note(
                            "doctor runs as root; the program should not",
                            "docker/machine/nagaokapay.service runs it as a user of its own."));
        }
        found.addAll(disk(Path.of("").toAbsolutePath()));
        return found;
    }

    private static List<Finding> disk(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace() < DISK_MIN
                    ? List.of(
                            Finding.wrong(
                                    "%s has only %d MiB left"
                                            .formatted(folder, store.getUsableSpace() >> 20),
                                    "Make room."))
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
