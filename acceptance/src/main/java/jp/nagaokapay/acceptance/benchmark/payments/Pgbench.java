package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.api.app.database.Database;

/** PostgreSQL's own TPC-B on a database of the measured server. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final int SCALE = 50;

    private final Database database;

    private Pgbench(Database database) {
        this.database = database;
    }

    /**
     * @param perSecond transactions
     * @param millis the average latency of one
     */
    record Result(double perSecond, double millis) {}

    /** Fills its tables. */
    static Pgbench prepare(Database database) throws IOException, InterruptedException {
        Pgbench bench = new Pgbench(database);
        bench.run("-i", "-q", "-s", String.valueOf(SCALE));
        return bench;
    }

    Result run(int clients, Duration time) throws IOException, InterruptedException {
        String said =
                run(
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        String.valueOf(clients),
                        "-j",
                        String.valueOf(Math.min(clients, 2)),
                        "-T",
                        String.valueOf(time.toSeconds()));
        return new Result(number(RATE, said), number(LATENCY, said));
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

    private static double number(Pattern pattern, String said) throws IOException {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IOException("pgbench says nothing of " + pattern + ":\n" + said);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
