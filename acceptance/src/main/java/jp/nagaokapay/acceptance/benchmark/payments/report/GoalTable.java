package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.nagaokapay.acceptance.benchmark.payments.report.Goal.Row;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Cpu;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Growth;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Read;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Rebuild;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Starts;
import org.jspecify.annotations.Nullable;

/** What was aimed at, beside what was measured. */
final class GoalTable {
    private static final int LONG_PAST = 15_000;

    private GoalTable() {}

    static List<Row> of(Measurements measured) {
        @Nullable Kind sticker =
                measured.kind(Measurements.STICKER, Measurements.COMPARED_CLIENTS).orElse(null);
        Rebuild rebuild = measured.rebuild();
        Starts starts = measured.starts();
        Spread cached = starts.cachedSeconds();
        Growth growth = measured.growth();
        boolean grown = growth.payments() >= LONG_PAST; // less would be easier than it says
        return List.of(
                Goal.atLeast("payments/s ÷ TPC-B, 32 clients, drained", 1.3, 0.8, 2)
                        .of(sticker == null ? null : sticker.ratioToTpcB()),
                Goal.atMost("CPU of one payment, all processes, drained", 0.5, 0.8, 2, " ms")
                        .of(
                                sticker == null ? null : sticker.cpuMillis().all(),
                                sticker == null ? "" : processes(sticker.cpuMillis())),
                Goal.atMost("p50 of one client ÷ TPC-B's", 1.5, null, 2, "")
                        .of(measured.oneClientToTpcB()),
                Goal.atMost("wallet with 15,000 payments ÷ fresh one, p50", 1.2, null, 2, "")
                        .of(grown ? growth.p50ToFresh() : null),
                Goal.atLeast("its own payments/s, the last thousand ÷ the first", 1 / 1.2, null, 2)
                        .of(grown ? growth.lastToFirst() : null),
                Goal.atLeast("rebuild ÷ plain JDBC scan of the log", 0.5, null, 2)
                        .of(single(rebuild.toScan())),
                Goal.atLeast("rebuild, events/s", 50_000, 25_000.0, 0)
                        .of(single(rebuild.perSecond())),
                Goal.atMost("bytes a log row", 700, null, 0, "")
                        .of(single((double) measured.bytes().logRow())),
                Goal.atMost("bytes of the whole database an event", 1_272, null, 0, "")
                        .of(single((double) measured.bytes().databaseAnEvent())),
                Goal.atMost("start to ready ÷ without AOT cache", 0.4, 0.5, 2, "")
                        .of(
                                cached == null
                                        ? null
                                        : single(cached.median() / starts.plainSeconds().median()),
                                cached == null ? "" : seconds(cached, starts.plainSeconds())),
                Goal.atLeast("first 10 s of load ÷ steady", 0.6, null, 2)
                        .of(single(starts.firstTenToSteady())),
                Goal.atMost("GET right after a 201 that does not show it", 0, null, 0, "")
                        .of(
                                single(measured.reads().stream().mapToInt(Read::missed).sum()),
                                " of %,d"
                                        .formatted(
                                                measured.reads().stream()
                                                        .mapToInt(Read::reads)
                                                        .sum())));
    }

    private static Spread single(double figure) {
        return Spread.of(figure);
    }

    private static String processes(Cpu cpu) {
        return String.format(
                Locale.ROOT,
                ": program %.2f, PostgreSQL %.2f, generator %.2f",
                cpu.program(),
                cpu.postgres(),
                cpu.generator());
    }

    private static String seconds(Spread cached, Spread plain) {
        return String.format(Locale.ROOT, ": %.1f of %.1f s", cached.median(), plain.median());
    }

    static String markdown(List<Row> rows) {
        return "| | measured | goal | at least | |\n| --- | --- | --- | --- | --- |\n"
                + rows.stream()
                        .map(row ->
                                "| %s | %s | %s | %s | %s |\n"
                                        .formatted(
                                                row.what(),
                                                row.measured(),
                                                row.goal(),
                                                row.atLeast(),
                                                row.verdict().shown))
                        .collect(Collectors.joining());
    }
}
