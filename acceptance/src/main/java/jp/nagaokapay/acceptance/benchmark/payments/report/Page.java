package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Conditions;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;

/** The measurements as Markdown, which is also what the console shows. */
final class Page {
    private final Measurements measured;

    Page(Measurements measured) {
        this.measured = measured;
    }

    String markdown() {
        return """
        # Payments: what a run has measured

        `./nagaokapay benchmark --scenario=payments --publish`, %s, commit `%s`. Medians of %d rounds of %d s; in brackets the least and the most.

        ## Goals

        %s
        ![payments/s against TPC-B, and CPU of one payment](payments.svg)

        ## Payments

        TPC-B with 32 clients: %s/s; with one: p50 %s ms.

        %s
        Each with the median of the rounds; *drained* as the [description](../performance.md) says, *busy* is how often a client was told to come again.

        ## CPU of one payment

        %s
        ## Further

        %s
        ## Where it was measured

        %s\
        """
                .formatted(
                        measured.conditions().date(),
                        measured.conditions().commit(),
                        measured.conditions().rounds(),
                        measured.conditions().seconds(),
                        GoalTable.markdown(GoalTable.of(measured)),
                        measured.tpcB().perSecond().shown(0),
                        measured.tpcB().p50Millis().shown(2),
                        payments(),
                        cpu(),
                        further(),
                        conditions());
    }

    private String payments() {
        return "| | clients | per s | drained | ÷ TPC-B | behind s | p50 ms | p99 ms | WAL kB | busy |\n"
                + "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n"
                + measured.payments().stream().map(Page::payment).collect(Collectors.joining());
    }

    private static String payment(Kind kind) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %,.0f | %s | %.1f | %.2f | %.2f | %.1f | %,d |\n",
                kind.what(),
                kind.clients(),
                kind.perSecond().shown(0),
                kind.drainedPerSecond().median(),
                kind.ratioToTpcB().shown(2),
                kind.behindSeconds().median(),
                kind.p50Millis().median(),
                kind.p99Millis().median(),
                kind.walBytes().median() / 1024,
                kind.busy());
    }

    private String cpu() {
        return "| ms | all | PostgreSQL | program | generator | parts of the program |\n"
                + "| --- | --: | --: | --: | --: | --- |\n"
                + cpu("TPC-B, 32", measured.tpcB().cpuMillis())
                + measured.payments().stream()
                        .map(kind -> cpu(kind.label(), kind.cpuMillis()))
                        .collect(Collectors.joining());
    }

    private static String cpu(String what, Measurements.Cpu cpu) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f | %s |\n",
                what,
                cpu.all().shown(2),
                cpu.postgres(),
                cpu.program(),
                cpu.generator(),
                cpu.threads().entrySet().stream()
                        .map(part ->
                                String.format(
                                        Locale.ROOT, "%s %.2f", part.getKey(), part.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private String further() {
        var growth = measured.growth();
        var starts = measured.starts();
        var heap = measured.smallHeap();
        var rebuild = measured.rebuild();
        String all =
                """
                - One wallet alone, one payment after the other: %s/s in its first thousand, %s/s in the last of %,d; then its p50 is %s times that of another in its first thousand.
                - Start to ready: %s s with the AOT cache, %s s without; payments in the ten seconds after it: %s/s, told %,d times to come again.
                - `-Xmx512m`: %s; %,d MB resident, with the usual heap %,d MB.
                - Rebuild: %,d events in %.0f s; a plain scan of the log reads %s rows/s.
                - The wallets' past: %,d events at %,.0f/s.
                """
                        .formatted(
                                growth.firstThousandPerSecond().shown(0),
                                growth.lastThousandPerSecond().shown(0),
                                growth.payments(),
                                growth.p50ToFresh().shown(2),
                                Optional.ofNullable(starts.cachedSeconds())
                                        .map(seconds -> seconds.shown(1))
                                        .orElse("–"),
                                starts.plainSeconds().shown(1),
                                starts.firstTenPerSecond().shown(0),
                                starts.busy(),
                                Optional.ofNullable(heap.perSecond())
                                        .map(rate ->
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s payments/s with 32 clients, %.2f of"
                                                                + " those with the usual heap",
                                                        rate.shown(0),
                                                        heap.toUsualHeap()))
                                        .orElse("**it did not live through it**"),
                                heap.residentMegabytes(),
                                heap.usualResidentMegabytes(),
                                rebuild.events(),
                                rebuild.seconds(),
                                rebuild.scannedPerSecond().shown(0),
                                measured.conditions().eventsMade(),
                                measured.conditions().eventsMadePerSecond());
        return all
                + measured.reads().stream()
                        .map(read ->
                                String.format(
                                        Locale.ROOT,
                                        "- %s right after its 201, %s: %d of %d without it, p50 %.2f"
                                                + " ms, p99 %.2f ms\n",
                                        read.what(),
                                        read.beside() == 0
                                                ? "nobody else pays"
                                                : read.beside() + " others pay",
                                        read.missed(),
                                        read.reads(),
                                        read.p50Millis(),
                                        read.p99Millis()))
                        .collect(Collectors.joining());
    }

    private String conditions() {
        Conditions at = measured.conditions();
        Map<String, String> settings = new TreeMap<>(at.settings());
        return """
        - %d cores (%s), %,d MB of memory, %s; generator, program and PostgreSQL share them
        - %s, `%s`, %s
        - PostgreSQL %s: %s
        - %,d wallets, every other one with %,d payments; %,d shops
        """
                .formatted(
                        at.cores(),
                        at.cpu(),
                        at.memoryMegabytes(),
                        at.system(),
                        at.java(),
                        String.join(" ", at.javaOptions()),
                        at.aotCache() ? "with the AOT cache" : "without an AOT cache",
                        at.postgres(),
                        settings.entrySet().stream()
                                .map(setting ->
                                        "`%s = %s`".formatted(setting.getKey(), setting.getValue()))
                                .collect(Collectors.joining(", ")),
                        at.wallets(),
                        at.past(),
                        at.shops());
    }
}
