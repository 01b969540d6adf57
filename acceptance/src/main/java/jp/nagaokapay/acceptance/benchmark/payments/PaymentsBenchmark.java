package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.TownBuilding.Made;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Bytes;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Conditions;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Read;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Rebuild;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.SmallHeap;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;
import jp.nagaokapay.acceptance.program.LedgerStart;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/** Plays one run of the benchmark. */
public final class PaymentsBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int READS = 200;
    private static final int READS_OF_OFFICE = 50;

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
        program.usual().close(); // the database is now one that the program made
        Made made =
                TownBuilding.build(
                        database,
                        ledger,
                        new Town.Size(options.wallets(), options.past(), options.rounds()),
                        out);
        Payers payers = new Payers(made.town(), issuer);
        Office office = new Office(issuer);
        out.println("Starts ...");
        StartRounds starts = StartRounds.measure(program, ledger, payers);
        Rounds rounds;
        List<Read> reads;
        long resident;
        try (MeasuredProgram running = program.usual()) {
            warmUp(running, payers);
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
            reads = reads(running, payers, office, made.town());
            ledger.awaitCaughtUp();
            resident = Machine.residentMegabytes(running.pid());
        }
        Bytes bytes = new Bytes(ledger.logRowBytes(), ledger.databaseBytesAnEvent());
        out.println("-Xmx512m ...");
        SmallHeap small = smallHeap(payers, rounds.steadyPerSecond(), resident);
        out.println("Rebuild ...");
        Rebuild rebuild = RebuildRun.measure(database, ledger);
        return new Measurements(
                conditions(made),
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

    private static void warmUp(MeasuredProgram program, Payers payers) throws InterruptedException {
        for (Load.Step step :
                List.<Load.Step>of(payers::sticker, payers::customerCode, payers::charge)) {
            Load.run(program.url(), Measurements.COMPARED_CLIENTS, WARM_UP, step);
        }
    }

    private static List<Read> reads(
            MeasuredProgram running, Payers payers, Office office, Town town) throws IOException {
        List<Read> reads = new ArrayList<>();
        try (HttpConnection connection = running.connect()) {
            for (int beside : new int[] {0, Measurements.COMPARED_CLIENTS}) {
                reads.addAll(
                        Load.beside(
                                running.url(),
                                beside,
                                payers::sticker,
                                () ->
                                        List.of(
                                                ReadAfterWrite.measure(
                                                        "a wallet's history",
                                                        beside,
                                                        READS,
                                                        () -> payers.history(connection)),
                                                ReadAfterWrite.measure(
                                                        "a terminal's list",
                                                        beside,
                                                        READS,
                                                        () -> payers.dayOfTerminal(connection)),
                                                ReadAfterWrite.measure(
                                                        "a campaign",
                                                        beside,
                                                        READS_OF_OFFICE,
                                                        () ->
                                                                office.newCampaign(
                                                                        connection,
                                                                        town.campaignShops())),
                                                ReadAfterWrite.measure(
                                                        "a shop",
                                                        beside,
                                                        READS_OF_OFFICE,
                                                        () -> office.newShop(connection)))));
            }
        }
        return reads;
    }

    private SmallHeap smallHeap(Payers payers, double usual, long usualResident)
            throws IOException, InterruptedException {
        try (MeasuredProgram running =
                program.start(options.start().cache().isPresent(), "-Xmx512m")) {
            warmUp(running, payers);
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                rates.add(
                        Load.run(
                                        running.url(),
                                        Measurements.COMPARED_CLIENTS,
                                        options.seconds(),
                                        payers::sticker)
                                .perSecond());
                ledger.awaitCaughtUp();
            }
            Spread perSecond = Spread.of(rates, rate -> rate);
            return new SmallHeap(
                    perSecond,
                    perSecond.median() / usual,
                    Machine.residentMegabytes(running.pid()),
                    usualResident);
        } catch (IllegalStateException | ProgramFailed e) {
            out.println("It did not live through it: " + e);
            return new SmallHeap(null, 0, 0, usualResident);
        }
    }

    private Conditions conditions(Made made) {
        List<String> javaOptions = options.start().options();
        return new Conditions(
                Machine.commit(),
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
