package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import org.jspecify.annotations.Nullable;

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

    private double millis(String what) {
        return median(
                intervals.getOrDefault(new Kind(what, 1), List.of()), each -> each.measure.p50());
    }

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
