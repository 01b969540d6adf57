package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured on, as Linux and git tell it. */
final class Machine {
    private static final String UNKNOWN = "unknown";

    private Machine() {}

    static String cpu() {
        return field(Path.of("/proc/cpuinfo"), "model name");
    }

    static long memoryMegabytes() {
        return kilobytes(field(Path.of("/proc/meminfo"), "MemTotal")) / 1024;
    }

    /** Of a process; 0 when it has ended. */
    static long residentMegabytes(long pid) {
        return kilobytes(field(Path.of("/proc", String.valueOf(pid), "status"), "VmRSS")) / 1024;
    }

    static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    static String java() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    /** Of the sources in this folder; with a plus sign when they have been changed since. */
    static String commit() {
        String commit = git("rev-parse", "--short=12", "HEAD");
        return commit.isEmpty()
                ? UNKNOWN
                : commit + (git("status", "--porcelain", "-uno").isEmpty() ? "" : "+");
    }

    private static String git(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            Process git =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static long kilobytes(String field) {
        String digits = field.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static String field(Path file, String name) {
        if (!Files.exists(file)) {
            return UNKNOWN;
        }
        try {
            return field(Files.readAllLines(file), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind the colon of the first line that begins so. */
    static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
