package jp.nagaokapay.acceptance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.junit.jupiter.api.Test;

class ReportBenchmarkTest {

    @Test
    void every_report_of_a_ledger_is_asked_of_its_end_and_of_its_beginning() throws Exception {
        Database database = new Database(TestDatabase.freshUrl(), "postgres", "");
        try (LedgerProcess ledger =
                LedgerProcess.start(database, Clock.systemUTC(), new NoFunding())) {
            PaymentLoad.prepare(ledger.get(Ledger.class)).run(1, Duration.ofMillis(200));
        }

        ReportBenchmark.Result result = ReportBenchmark.measure(database, 3);

        assertThat(result.span().events()).isGreaterThan(1_500);
        assertThat(result.span().early()).isBetween(result.span().first(), result.span().last());
        assertThat(result.lines())
                .extracting(ReportBenchmark.Line::name)
                .contains(
                        "KPIs of a fiscal year",
                        "KPIs by month",
                        "trial balance at an instant",
                        "balance of funding",
                        "balance of merchant-payable",
                        "postings of wallet in a month");
        assertThat(result.lines())
                .allSatisfy(line -> {
                    assertThat(line.late().millis(0.99)).isPositive();
                    assertThat(line.early().millis(0.5)).isPositive();
                });
        assertThat(printed(result)).contains("KPIs by month", "within 50 ms at p99");
    }

    @Test
    void an_empty_database_is_no_ledger() {
        Database empty = new Database(TestDatabase.freshUrl(), "postgres", "");
        assertThatThrownBy(() -> ReportBenchmark.measure(empty, 1))
                .isInstanceOf(LedgerSpan.NoLedger.class)
                .hasMessageContaining("simulate");
    }

    @Test
    void a_quantile_is_one_of_the_times() {
        Latencies times = new Latencies(4);
        for (long millis : List.of(4, 1, 3, 2)) {
            times.add(millis * 1_000_000);
        }
        assertThat(times.millis(0)).isEqualTo(1);
        assertThat(times.millis(0.5)).isEqualTo(2);
        assertThat(times.millis(1)).isEqualTo(4);
    }

    @Test
    void what_is_not_understood_is_said_and_nothing_is_done() {
        assertThat(new BenchmarkCommand().run(List.of("--scenario=nonsense"))).isEqualTo(2);
        assertThat(new BenchmarkCommand().run(List.of("--scenario=reports", "--times=0")))
                .isEqualTo(2);
    }

    private static String printed(ReportBenchmark.Result result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportBenchmark.print(result, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
