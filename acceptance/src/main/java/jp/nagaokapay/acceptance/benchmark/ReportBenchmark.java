package jp.nagaokapay.acceptance.benchmark;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.log.follow.Processors;

/**
 * Asks a long ledger what its bookkeepers ask, of its end and of its beginning in turn: what slows
 * with the ledger's length shows in the ratio, on whichever machine.
 */
final class ReportBenchmark {
    /** What every report promises at its 99th percentile. */
    static final double PROMISED_MILLIS = 50;

    private static final int WARM_UP_PART = 3;
    private static final double MEDIAN = 0.5;
    private static final double LATE = 0.99;

    private ReportBenchmark() {}

    /**
     * One question's times.
     *
     * @param late of the end of the ledger
     * @param early of its beginning
     */
    record Line(String name, Latencies late, Latencies early) {
        double ratio() {
            return late.millis(MEDIAN) / early.millis(MEDIAN);
        }

        boolean keepsPromise() {
            return late.millis(LATE) <= PROMISED_MILLIS;
        }
    }

    /** What was measured, and on how long a ledger. */
    record Result(LedgerSpan span, List<Line> lines) {}

    /**
     * Asks each question so many times, after a third as many to warm up. The ledger's clock stands
     * still just after its last event. Fails with {@link LedgerSpan.NoLedger} on an empty database.
     */
    static Result measure(Database database, int times) throws SQLException {
        LedgerSpan span = LedgerSpan.of(database);
        Clock clock = Clock.fixed(span.last().plusMillis(1), ZoneOffset.UTC);
        try (LedgerProcess ledger = LedgerProcess.start(database, clock, new NoFunding())) {
            ledger.get(Processors.class).awaitDrained(Duration.ofMinutes(30));
            List<ReportQuery> questions = ReportQueries.of(ledger, span);
            ask(questions, Math.max(1, times / WARM_UP_PART));
            return new Result(span, ask(questions, times));
        }
    }

    /** In turn, so that whatever else the machine does meets them all. */
    private static List<Line> ask(List<ReportQuery> questions, int times) {
        List<Line> lines = new ArrayList<>();
        for (ReportQuery question : questions) {
            lines.add(new Line(question.name(), new Latencies(times), new Latencies(times)));
        }
        for (int round = 0; round < times; round++) {
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).late.add(questions.get(i).nanos(true));
                lines.get(i).early.add(questions.get(i).nanos(false));
            }
        }
        return lines;
    }

    static void print(Result result, PrintStream out) {
        LedgerSpan span = result.span();
        out.printf(
                "%n%,d events, %s to %s; early is %s%n",
                span.events(), span.first(), span.last(), span.early());
        out.printf(
                "%-40s %20s %20s %10s%n",
                "", "end: p50 / p99 ms", "early: p50 / p99 ms", "p50 ratio");
        for (Line line : result.lines()) {
            out.printf(
                    "%-40s %10.2f / %7.2f %10.2f / %7.2f %10.2f%s%n",
                    line.name(),
                    line.late().millis(MEDIAN),
                    line.late().millis(LATE),
                    line.early().millis(MEDIAN),
                    line.early().millis(LATE),
                    line.ratio(),
                    line.keepsPromise() ? "" : "  SLOW");
        }
        long slow = result.lines().stream().filter(line -> !line.keepsPromise()).count();
        out.printf(
                "%d of %d questions are answered within %.0f ms at p99%n",
                result.lines().size() - slow, result.lines().size(), PROMISED_MILLIS);
    }
}
