package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.TownBuilding.Made;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Bytes;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Conditions;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Read;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Rebuild;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.SmallHeap;
import jp.nagaokapay.acceptance.program.LedgerStart;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/** Plays one run of the benchmark. */
public final class PaymentsBenchmark {
    private final Options options;
    private final Database database;
    private final LedgerDatabase ledger;
    private final Pgbench pgbench;
    private final TokenIssuer issuer;
    private final MeasuredProgram.Setting program;
    private final PrintStream out;

    /**
     * @param seconds how long an interval is measured
     * @param rounds of which medians are taken
     * @param wallets how many pay
     * @param past how many payments every other of them has made before
     * @param growth how many payments the wallet makes that pays alone
     * @param start how the measured program is started
     * @param logs where it writes what it says
     */
    public record Options(
            Duration seconds,
            int rounds,
            int wallets,
            int past,
            int growth,
            LedgerStart start,
            Path logs) {}

    private PaymentsBenchmark(
            Options options,
            Database database,
            LedgerDatabase ledger,
            Pgbench pgbench,
            TokenIssuer issuer,
            PrintStream out) {
        this.options = options;
        this.database = database;
        this.ledger = ledger;
        this.pgbench = pgbench;
        this.issuer = issuer;
        this.program =
                new MeasuredProgram.Setting(
                        options.start(), database, issuer.uri(), options.logs());
        this.out = out;
    }

    /**
     * @param database an empty one, for the program
     * @param tpcB another empty one of the same server
     */
    public static Measurements measure(
            Options options, Database database, Database tpcB, PrintStream out)
            throws IOException, InterruptedException {
        try (TokenIssuer issuer = new TokenIssuer();
                LedgerDatabase ledger = new LedgerDatabase(database)) {
            ledger.requireDurable();
            if (options.start().cache().isEmpty()) {
                out.println("There is no AOT cache; the program starts without.");
            }
            out.println("TPC-B: filling its tables ...");
            return new PaymentsBenchmark(
                            options, database, ledger, Pgbench.prepare(tpcB), issuer, out)
                    .measure();
        }
    }

    private Measurements measure() throws IOException, InterruptedException {
        String commit = Machine.commit();
        program.usual().close(); // the database is now one that the program made
        Made made =
                TownBuilding.build(
                        database,
                        ledger,
                        new Town.Size(options.wallets(), options.past(), 2 * options.rounds()),
                        out);
        catchUp();
        Payers payers = new Payers(made.town(), issuer);
        Office office = new Office(issuer);
        out.println("Starts ...");
        StartRounds starts = StartRounds.measure(program, ledger, payers);
        Rounds rounds;
        List<Read> reads;
        long resident;
        try (MeasuredProgram running = program.usual()) {
            running.warmUp(payers);
            ledger.analyze();
            rounds =
                    new Rounds(
                            running,
                            ledger,
                            pgbench,
                            payers,
                            made.town(),
                            office,
                            options.seconds());
            for (int round = 0; round < options.rounds(); round++) {
                out.printf("Round %d of %d ...%n", round + 1, options.rounds());
                rounds.play(round, options.growth());
            }
            out.println("Reads after writes ...");
            reads = ReadAfterWrite.measure(running, payers, office, made.town());
            ledger.awaitCaughtUp();
            resident = Machine.residentMegabytes(running.pid());
        }
        Bytes bytes = new Bytes(ledger.logRowBytes(), ledger.databaseBytesAnEvent());
        out.println("-Xmx512m ...");
        SmallHeap small =
                new SmallHeapRun(program, ledger, options.seconds(), options.rounds(), out)
                        .measure(payers, rounds.steadyPerSecond(), resident);
        out.println("Rebuild ...");
        Rebuild rebuild = RebuildRun.measure(database, ledger);
        return new Measurements(
                conditions(commit, made),
                rounds.tpcB(),
                rounds.kinds(),
                rounds.oneClientToTpcB(),
                rounds.growth(options.growth()),
                starts.against(rounds.steadyPerSecond()),
                small,
                reads,
                bytes,
                rebuild);
    }

    /**
     * The town was made without the program: what follows the log in it alone has the past to read.
     */
    private void catchUp() throws IOException {
        out.println("The gateway reads the past ...");
        try (MeasuredProgram _ = program.usual()) {
            ledger.awaitCaughtUp();
        }
    }

    private Conditions conditions(String commit, Made made) {
        List<String> javaOptions = options.start().options();
        return new Conditions(
                commit,
                LocalDate.now(BusinessDate.ZONE).toString(),
                Machine.cpu(),
                Runtime.getRuntime().availableProcessors(),
                Machine.memoryMegabytes(),
                Machine.system(),
                Machine.java(),
                javaOptions,
                options.start().cache().isPresent(),
                ledger.version(),
                ledger.settings(),
                options.wallets(),
                options.past(),
                made.town().shops().size(),
                options.rounds(),
                options.seconds().toSeconds(),
                made.events(),
                made.perSecond());
    }
}
