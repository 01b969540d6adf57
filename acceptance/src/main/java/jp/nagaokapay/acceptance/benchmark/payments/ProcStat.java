package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Linux counts of a process or a thread, see proc(5).
 *
 * @param used CPU of its own
 * @param usedByEnded CPU of its children that have ended
 */
record ProcStat(String name, long parent, Duration used, Duration usedByEnded) {
    private static final Path PROC = Path.of("/proc");
    private static final long TICKS_A_SECOND = 100;

    /** Numbered as in proc(5), from the field behind the name, which is the third. */
    private enum Field {
        PARENT(4),
        USER(14),
        SYSTEM(15),
        CHILDREN_USER(16),
        CHILDREN_SYSTEM(17);

        private final int number;

        Field(int number) {
            this.number = number - 3;
        }

        long of(String[] fields) {
            return Long.parseLong(fields[number]);
        }
    }

    /** Names may hold blanks and brackets. */
    static ProcStat parse(String line) {
        int from = line.indexOf('(');
        int to = line.lastIndexOf(')');
        String[] fields = line.substring(to + 2).strip().split(" ");
        return new ProcStat(
                line.substring(from + 1, to),
                Field.PARENT.of(fields),
                ticks(Field.USER.of(fields) + Field.SYSTEM.of(fields)),
                ticks(Field.CHILDREN_USER.of(fields) + Field.CHILDREN_SYSTEM.of(fields)));
    }

    private static Duration ticks(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
    }

    /** Empty when it has ended. */
    static Optional<ProcStat> ofProcess(long pid) {
        return read(PROC.resolve(String.valueOf(pid)));
    }

    static List<ProcStat> ofThreads(long pid) {
        return all(PROC.resolve(String.valueOf(pid)).resolve("task"));
    }

    static List<ProcStat> ofAllProcesses() {
        return all(PROC);
    }

    private static List<ProcStat> all(Path folder) {
        List<ProcStat> all = new ArrayList<>();
        try (DirectoryStream<Path> numbered = Files.newDirectoryStream(folder, "[0-9]*")) {
            numbered.forEach(each -> read(each).ifPresent(all::add));
        } catch (IOException e) {
            return all; // the process has ended
        }
        return all;
    }

    private static Optional<ProcStat> read(Path folder) {
        try {
            return Optional.of(parse(Files.readString(folder.resolve("stat"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
