package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.api.app.database.Database;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own TPC-B on a database of the measured server. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern COUNT =
            Pattern.compile("transactions actually processed: ([0-9]+)");
    private static final int SCALE = 50;

    private final Database database;

    private Pgbench(Database database) {
        this.database = database;
    }

    /** What it says of itself. */
    record Result(double perSecond, long count) {
        static Result parse(String said) throws IOException {
            return new Result(
                    Double.parseDouble(find(RATE, said)), Long.parseLong(find(COUNT, said)));
        }

        private static String find(Pattern pattern, String said) throws IOException {
            Matcher matcher = pattern.matcher(said);
            if (!matcher.find()) {
                throw new IOException("pgbench says nothing of " + pattern + ":\n" + said);
            }
            return matcher.group(1);
        }
    }

    /** Fills its tables. */
    static Pgbench prepare(Database database) throws IOException, InterruptedException {
        Pgbench bench = new Pgbench(database);
        bench.run("-i", "-q", "-s", String.valueOf(SCALE));
        return bench;
    }

    Result run(int clients, Duration time) throws IOException, InterruptedException {
        return Result.parse(
                run(
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        String.valueOf(clients),
                        "-j",
                        String.valueOf(Math.min(clients, 2)),
                        "-T",
                        String.valueOf(time.toSeconds())));
    }

    /**
     * The median of what a transaction of one client takes; its own summary has but the average.
     */
    double p50Millis(Duration time) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nagaokapay-");
        try {
            run(
                    "-n",
                    "-M",
                    "prepared",
                    "-T",
                    String.valueOf(time.toSeconds()),
                    "-l",
                    "--log-prefix",
                    folder.resolve("log").toString());
            try (Stream<Path> logs = Files.list(folder)) {
                return p50Millis(Files.readAllLines(logs.findFirst().orElseThrow()));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /**
     * @param log lines of {@code client transaction microseconds …}
     */
    static double p50Millis(List<String> log) {
        long[] nanos =
                log.stream()
                        .mapToLong(line -> Long.parseLong(line.split(" ", -1)[2]) * 1_000)
                        .sorted()
                        .toArray();
        return Load.Measure.millis(nanos, 0.5);
    }

    private String run(String... options) throws IOException, InterruptedException {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of("pgbench"));
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-h",
                        server.getHost(),
                        "-p",
                        String.valueOf(server.getPort()),
                        "-U",
                        database.user(),
                        server.getPath().substring(1)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "pgbench is missing; on Debian: apt-get install postgresql-contrib", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed:\n" + said);
        }
        return said;
    }
}
