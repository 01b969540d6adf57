package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that one run has measured, round by round. */
public final class Measurements {
    /** Longer behind after its end, an interval's work was put off rather than done. */
    private static final Duration BEHIND_MAX = Duration.ofSeconds(2);

    final List<Pgbench.Result> tpcB = new ArrayList<>();
    final List<Pgbench.Result> tpcBAlone = new ArrayList<>();
    final double startSeconds;
    @Nullable Measure first;
    long memory;
    long logRowBytes;
    long databaseRowBytes;
    @Nullable ReadAfterWrite reads;
    private final Map<Kind, List<Interval>> intervals = new LinkedHashMap<>();

    private record Kind(String what, int clients) {}

    /**
     * @param behind how long the projections needed to reach the end of the log afterwards
     * @param used until then
     */
    record Interval(Measure measure, Duration behind, ServerWatch.Reading used) {
        double cpuMillis() {
            return used.program().plus(used.server()).toNanos() / 1e6 / measure.count();
        }

        /** As if the time that was needed afterwards had been part of it. */
        double drainedPerSecond() {
            double seconds = measure.count() / measure.perSecond() + behind.toNanos() / 1e9;
            return behind.compareTo(BEHIND_MAX) <= 0
                    ? measure.perSecond()
                    : measure.count() / seconds;
        }
    }

    Measurements(double startSeconds) {
        this.startSeconds = startSeconds;
    }

    void add(String what, int clients, Interval interval) {
        intervals.computeIfAbsent(new Kind(what, clients), _ -> new ArrayList<>()).add(interval);
    }

    public void print(PrintStream out) {
        double base = median(tpcB, Pgbench.Result::perSecond);
        double baseMillis = median(tpcBAlone, Pgbench.Result::millis);
        out.printf(
                "%nTPC-B, 32 clients: %,.0f/s; one client: %.2f ms%n%n%-22s %8s %9s %9s %7s %9s %8s"
                        + " %8s %8s %8s%n",
                base,
                baseMillis,
                "payments",
                "clients",
                "per s",
                "drained",
                "x TPC-B",
                "behind s",
                "p50 ms",
                "p99 ms",
                "CPU ms",
                "WAL kB");
        intervals.forEach((kind, rounds) -> {
            double drained = median(rounds, Interval::drainedPerSecond);
            out.printf(
                    "%-22s %8d %9.0f %9.0f %7.2f %9.1f %8.2f %8.2f %8.2f %8.1f%n",
                    kind.what,
                    kind.clients,
                    median(rounds, each -> each.measure.perSecond()),
                    drained,
                    drained / base,
                    median(rounds, each -> each.behind.toMillis() / 1e3),
                    median(rounds, each -> each.measure.p50()),
                    median(rounds, each -> each.measure.p99()),
                    median(rounds, Interval::cpuMillis),
                    median(rounds, each -> each.used.wal() / 1024.0 / each.measure.count()));
        });
        double fresh = millis("fresh wallet");
        out.printf(
                "%np50 of one client against TPC-B's: %.2f; a wallet with 15,000 payments against a"
                        + " fresh one: %.2f%n",
                fresh / baseMillis, millis("15,000 payments") / fresh);
        out.printf(
                "start to ready: %.1f s; first ten seconds of load: %,.0f/s, told %d times to come"
                        + " again%n",
                startSeconds,
                first == null ? Double.NaN : first.perSecond(),
                first == null ? 0 : first.busy());
        ReadAfterWrite read = reads;
        if (read != null) {
            out.printf(
                    "history right after a payment: %d of %d without it, p50 %.2f ms, p99 %.2f ms%n",
                    read.missed(), read.reads(), read.p50(), read.p99());
        }
        out.printf(
                "memory: %d MB; %d bytes a row of the log, %d bytes of database an event%n",
                memory, logRowBytes, databaseRowBytes);
    }

    /** The same as JSON, with the least and the most of the rounds. */
    public void write(Path file) {
        double base = median(tpcB, Pgbench.Result::perSecond);
        List<Map<String, Object>> rows = new ArrayList<>();
        intervals.forEach((kind, rounds) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("payments", kind.what);
            row.put("clients", kind.clients);
            row.put("perSecond", spread(rounds, each -> each.measure.perSecond()));
            row.put("drainedPerSecond", spread(rounds, Interval::drainedPerSecond));
            row.put("ratioToTpcB", median(rounds, Interval::drainedPerSecond) / base);
            row.put("behindSeconds", spread(rounds, each -> each.behind.toMillis() / 1e3));
            row.put("p50Millis", spread(rounds, each -> each.measure.p50()));
            row.put("p99Millis", spread(rounds, each -> each.measure.p99()));
            row.put("cpuMillis", spread(rounds, Interval::cpuMillis));
            row.put(
                    "walBytes",
                    spread(rounds, each -> (double) each.used.wal() / each.measure.count()));
            rows.add(row);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("tpcBPerSecond", spread(tpcB, Pgbench.Result::perSecond));
        all.put("tpcBMillisOfOneClient", spread(tpcBAlone, Pgbench.Result::millis));
        all.put("intervals", rows);
        all.put("startSeconds", startSeconds);
        all.put("firstTenSeconds", first);
        all.put("readAfterWrite", reads);
        all.put("residentMegabytes", memory);
        all.put("logRowBytes", logRowBytes);
        all.put("databaseBytesAnEvent", databaseRowBytes);
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(file, all);
    }

    private static <T> Map<String, Double> spread(List<T> rounds, ToDoubleFunction<T> value) {
        DoubleSummaryStatistics all = rounds.stream().mapToDouble(value).summaryStatistics();
        return new TreeMap<>(
                Map.of("median", median(rounds, value), "min", all.getMin(), "max", all.getMax()));
    }

    private double millis(String what) {
        return median(
                intervals.getOrDefault(new Kind(what, 1), List.of()), each -> each.measure.p50());
    }

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
