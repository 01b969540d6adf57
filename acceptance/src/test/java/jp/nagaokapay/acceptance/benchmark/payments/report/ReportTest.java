package jp.nagaokapay.acceptance.benchmark.payments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.nagaokapay.acceptance.benchmark.payments.report.Goal.Row;
import jp.nagaokapay.acceptance.benchmark.payments.report.Goal.Verdict;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Bytes;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Conditions;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Cpu;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Growth;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Read;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Rebuild;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.SmallHeap;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Starts;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.TpcB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Conditions CONDITIONS =
            new Conditions(
                    "0123456789ab",
                    "2030-01-02",
                    "a processor",
                    2,
                    16_000,
                    "Linux 6",
                    "a JVM",
                    List.of("-Xmx2g"),
                    true,
                    "15.1",
                    Map.of("fsync", "on"),
                    10_000,
                    700,
                    200,
                    3,
                    15,
                    3_500_000,
                    9_000);

    @Test
    void a_spread_is_the_median_with_the_least_and_the_most() {
        assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(2.5, 1, 4));
        assertThat(Spread.of(7).shown(1)).isEqualTo("7.0");
        assertThat(Spread.of(1_500, 1_000, 2_000).shown(0)).isEqualTo("1,500 (1,000–2,000)");
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_figure_meets_its_goal_or_what_already_counts_or_neither() {
        Goal more = Goal.atLeast("a", 1.3, 0.8, 2);
        assertThat(verdicts(more, 1.3, 1.29, 0.8, 0.79))
                .containsExactly(Verdict.MET, Verdict.RESOLVED, Verdict.RESOLVED, Verdict.MISSED);
        Goal less = Goal.atMost("b", 1.5, null, 2, " ms");
        assertThat(verdicts(less, 1.5, 1.51, Double.NaN))
                .containsExactly(Verdict.MET, Verdict.MISSED, Verdict.NOT_MEASURED);
        assertThat(less.of(Spread.of(1.4)))
                .isEqualTo(new Row("b", "1.40 ms", "≤ 1.50 ms", "", Verdict.MET));
        assertThat(less.of(null).verdict()).isEqualTo(Verdict.NOT_MEASURED);
    }

    private static List<Verdict> verdicts(Goal goal, double... figures) {
        return Arrays.stream(figures)
                .mapToObj(figure -> goal.of(Spread.of(figure)).verdict())
                .toList();
    }

    @Test
    void the_table_has_a_row_for_each_goal_and_judges_it() {
        assertThat(GoalTable.of(measured(Spread.of(4, 4.2, 4.4))))
                .extracting(row -> row.what() + ": " + row.measured() + " " + row.verdict())
                .containsExactly(
                        "payments/s ÷ TPC-B, 32 clients, drained: 0.90 (0.80–1.40) RESOLVED",
                        "CPU of one payment, all processes, drained: 0.60 (0.50–0.70) ms: program"
                                + " 0.30, PostgreSQL 0.25, generator 0.05 RESOLVED",
                        "p50 of one client ÷ TPC-B's: 1.40 MET",
                        "wallet with 15,000 payments ÷ fresh one, p50: 1.30 MISSED",
                        "its own payments/s, the last thousand ÷ the first: 0.90 MET",
                        "rebuild ÷ plain JDBC scan of the log: 0.25 MISSED",
                        "rebuild, events/s: 30,000 RESOLVED",
                        "bytes a log row: 690 MET",
                        "bytes of the whole database an event: 1,300 MISSED",
                        "start to ready ÷ without AOT cache: 0.42: 4.2 of 10.0 s RESOLVED",
                        "first 10 s of load ÷ steady: 0.50 MISSED",
                        "GET right after a 201 that does not show it: 0 of 400 MET");
        assertThat(GoalTable.of(measured(null)).get(9).verdict()).isEqualTo(Verdict.NOT_MEASURED);
    }

    @Test
    void page_json_and_chart_are_written_and_say_the_same(@TempDir Path folder) throws Exception {
        Measurements measured = measured(Spread.of(4));
        new Report(measured).write(folder.resolve("deep"));

        assertThat(Files.readString(folder.resolve("deep/payments.md")))
                .contains("| sticker | 32 | 2,000 | 1,800 | 0.90 (0.80–1.40) |")
                .contains("commit `0123456789ab`", "`fsync = on`", "with the AOT cache")
                .contains("a shop right after its 201, 32 others pay: 0 of 200 without it");
        assertThat(
                        new JsonMapper()
                                .readValue(
                                        folder.resolve("deep/payments.json").toFile(),
                                        Measurements.class))
                .isEqualTo(measured);
        String svg = Files.readString(folder.resolve("deep/payments.svg"));
        Document chart =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)));
        // A bar, three segments for it and three for TPC-B, and the legend's three.
        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3 + 3 + 3);
        assertThat(svg).doesNotContain("NaN");
    }

    private static Measurements measured(@Nullable Spread cachedSeconds) {
        return measured(cachedSeconds, 15_000);
    }

    private static Measurements measured(@Nullable Spread cachedSeconds, int growth) {
        Cpu cpu = new Cpu(Spread.of(0.5, 0.6, 0.7), 0.30, 0.25, 0.05, Map.of("group commit", 0.1));
        Spread one = Spread.of(1);
        return new Measurements(
                CONDITIONS,
                new TpcB(Spread.of(2_000), cpu, one),
                List.of(
                        new Kind(
                                Measurements.STICKER,
                                Measurements.COMPARED_CLIENTS,
                                Spread.of(2_000),
                                Spread.of(1_800),
                                Spread.of(0.8, 0.9, 1.4),
                                one,
                                one,
                                one,
                                cpu,
                                one,
                                0)),
                Spread.of(1.4),
                new Growth(growth, one, one, Spread.of(0.9), Spread.of(1.3)),
                new Starts(cachedSeconds, Spread.of(10), one, 0.5, 0),
                new SmallHeap(one, 0.9, 500, 900),
                List.of(
                        new Read("a wallet's history", 0, 200, 0, 1, 2),
                        new Read("a shop", 32, 200, 0, 1, 2)),
                new Bytes(690, 1_300),
                new Rebuild(3_000_000, 100, 30_000, Spread.of(120_000), 0.25));
    }
}
