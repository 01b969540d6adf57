package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU that processes of this machine have used, as Linux counts it. Of a PostgreSQL server it is
 * that of its backends, those that have ended included.
 */
final class CpuTime {
    private static final long TICKS_A_SECOND = 100;

    private CpuTime() {}

    static Duration ofProcess(long pid) {
        List<String> stat = stat(pid);
        return ticks(stat.get(13), stat.get(14));
    }

    /** The process that a process was started by. */
    static long parent(long pid) {
        return Long.parseLong(stat(pid).get(3));
    }

    static Duration ofServer(long postmaster) {
        List<String> own = stat(postmaster);
        String parent = String.valueOf(postmaster);
        Duration sum = ticks(own.get(13), own.get(14)).plus(ticks(own.get(15), own.get(16)));
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .map(path -> stat(Long.parseLong(path.getFileName().toString())))
                    .filter(stat -> stat.size() > 16 && stat.get(3).equals(parent))
                    .map(stat -> ticks(stat.get(13), stat.get(14)))
                    .reduce(sum, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration ticks(String user, String system) {
        return Duration.ofMillis(
                (Long.parseLong(user) + Long.parseLong(system)) * 1000 / TICKS_A_SECOND);
    }

    /** The fields of proc(5), numbered from 0; none when the process has ended. */
    private static List<String> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            int name = stat.lastIndexOf(')');
            return Stream.concat(
                            Stream.of(String.valueOf(pid), "name"),
                            Stream.of(stat.substring(name + 2).split(" ")))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
