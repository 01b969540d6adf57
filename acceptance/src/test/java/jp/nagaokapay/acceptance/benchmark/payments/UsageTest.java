package jp.nagaokapay.acceptance.benchmark.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.Pgbench.Result;
import jp.nagaokapay.acceptance.benchmark.payments.Usage.Share;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Cpu;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other programs say, and what is reckoned from it. */
class UsageTest {
    @Test
    void a_process_may_have_blanks_and_brackets_in_its_name() {
        assertThat(
                        ProcStat.parse(
                                "4711 (a (b) c) S 12 1 1 0 -1 4194560 5 0 0 0 250 50 30 20 20 0 1 0"
                                        + " 99 1000 2\n"))
                .isEqualTo(
                        new ProcStat("a (b) c", 12, Duration.ofSeconds(3), Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @CsvSource({
        "ForkJoi..rker-1, WEB",
        "EventPr..arn]-0, POLICIES",
        "projections, PROJECTIONS",
        "group-commit, GROUP_COMMIT",
        "GC Thread#0, COLLECTOR",
        "G1 Conc#0, COLLECTOR",
        "C2 Comp..hread0, COMPILER",
        "snapshots, SNAPSHOTS",
        "nagaokapay:housekeeper, OTHERS"
    })
    void a_thread_is_known_by_how_its_name_begins(String name, ProgramPart part) {
        assertThat(ProgramPart.ofThread(name)).isEqualTo(part);
    }

    @Test
    void pgbench_says_its_rate_and_logs_what_each_transaction_took() throws IOException {
        String said =
                """
                transaction type: <builtin: TPC-B (sort of)>
                number of transactions actually processed: 43125
                latency average = 11.123 ms
                tps = 2876.123456 (without initial connection time)
                """;
        assertThat(Result.parse(said)).isEqualTo(new Result(2876.123456, 43_125));
        assertThatThrownBy(() -> Result.parse("nothing")).isInstanceOf(IOException.class);
        List<String> log =
                IntStream.rangeClosed(1, 5).mapToObj("0 7 %d00 0 1700000000 1"::formatted).toList();
        assertThat(Pgbench.p50Millis(log)).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void memory_and_processor_are_read_from_linux_lists() {
        List<String> lines = List.of("MemFree: 1 kB", "MemTotal:       2048 kB");
        assertThat(Machine.field(lines, "MemTotal")).isEqualTo("2048 kB");
        assertThat(Machine.field(lines, "model name")).isEqualTo("unknown");
    }

    @Test
    void cpu_of_a_payment_is_that_of_all_processes_and_the_median_of_the_rounds() {
        Cpu cpu =
                Usage.cpu(
                        List.of(
                                new Share(used(300, 600, 100), 1_000),
                                new Share(used(200, 600, 100), 1_000),
                                new Share(used(900, 600, 100), 1_000)));
        assertThat(cpu.program()).isEqualTo(0.3);
        assertThat(cpu.all().median()).isEqualTo(1.0);
        assertThat(cpu.all().max()).isEqualTo(1.6);
        assertThat(cpu.threads()).containsExactly(Map.entry(ProgramPart.WEB.title, 0.3));
    }

    @Test
    void work_that_is_put_off_counts_as_time() {
        Measure measure = new Measure(1_000, 0, 500, 1, 2); // two seconds
        assertThat(interval(measure, 2_000).drainedPerSecond()).isEqualTo(500);
        assertThat(interval(measure, 3_000).drainedPerSecond()).isEqualTo(200);
        Kind kind =
                Interval.summary(
                        "sticker", 32, List.of(interval(measure, 0), interval(measure, 3_000)));
        assertThat(kind.ratioToTpcB().min()).isEqualTo(0.2);
        assertThat(kind.ratioToTpcB().max()).isEqualTo(0.5);
    }

    private static Interval interval(Measure measure, long behindMillis) {
        return new Interval(measure, Duration.ofMillis(behindMillis), used(1, 1, 1), 1_000);
    }

    private static Usage used(long program, long postgres, long generator) {
        return new Usage(
                Duration.ofMillis(program),
                Duration.ofMillis(postgres),
                Duration.ofMillis(generator),
                Map.of(ProgramPart.WEB, Duration.ofMillis(program)),
                0);
    }
}
