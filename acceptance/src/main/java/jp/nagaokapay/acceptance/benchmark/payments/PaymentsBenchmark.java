package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.Measurements.Interval;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;

/** Plays one run of the benchmark. */
public final class PaymentsBenchmark {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32, 128);

    /** At which TPC-B and the CPU of a payment are measured. */
    private static final int COMPARED_CLIENTS = 32;

    private static final int VETERANS_PAST = 15_000;
    private static final int READS = 200;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private final Options options;
    private final Database database;
    private final Database tpcB;
    private final PrintStream out;

    /**
     * @param seconds how long an interval is measured
     * @param rounds of which medians are taken
     * @param wallets how many pay
     * @param past how many payments every other of them has made before
     * @param javaOptions those of the measured program
     * @param logs where the program writes what it says
     */
    public record Options(
            Duration seconds,
            int rounds,
            int wallets,
            int past,
            List<String> javaOptions,
            Path logs) {}

    private PaymentsBenchmark(Options options, Database database, Database tpcB, PrintStream out) {
        this.options = options;
        this.database = database;
        this.tpcB = tpcB;
        this.out = out;
    }

    /**
     * @param database an empty one, for the program
     * @param tpcB another empty one of the same server
     */
    public static Measurements measure(
            Options options, Database database, Database tpcB, PrintStream out)
            throws IOException, InterruptedException {
        return new PaymentsBenchmark(options, database, tpcB, out).measure();
    }

    private Measurements measure() throws IOException, InterruptedException {
        out.println("TPC-B: filling its tables ...");
        Pgbench pgbench = Pgbench.prepare(tpcB);
        try (TokenIssuer issuer = new TokenIssuer();
                ChildProcess program = program(issuer)) {
            program.begin().awaitReady();
            program.stop(); // the database is now one that the program made
            Town town = town();
            Payers payers = new Payers(town, issuer);
            out.println("The program starts ...");
            long began = System.nanoTime();
            program.begin().awaitReady();
            double start = (System.nanoTime() - began) / 1e9;
            ServerWatch watch = new ServerWatch(database, program.pid());
            Measurements measured = new Measurements(start);
            measured.first = Load.run(program.url(), COMPARED_CLIENTS, FIRST, payers::sticker);
            Load.run(program.url(), COMPARED_CLIENTS, WARM_UP, payers::sticker);
            Load.run(program.url(), COMPARED_CLIENTS, WARM_UP, payers::customerCode);
            watch.analyze();
            for (int round = 1; round <= options.rounds(); round++) {
                out.printf("Round %d of %d ...%n", round, options.rounds());
                watch.awaitCaughtUp();
                measured.tpcB.add(pgbench.run(COMPARED_CLIENTS, options.seconds()));
                measured.tpcBAlone.add(pgbench.run(1, options.seconds()));
                for (int clients : CLIENTS) {
                    measured.add(
                            "sticker", clients, interval(program, watch, clients, payers::sticker));
                }
                measured.add(
                        "CPM",
                        COMPARED_CLIENTS,
                        interval(program, watch, COMPARED_CLIENTS, payers::customerCode));
                measured.add("fresh wallet", 1, interval(program, watch, 1, payers::fresh));
                measured.add("15,000 payments", 1, interval(program, watch, 1, payers::veteran));
            }
            try (HttpConnection connection = new HttpConnection(program.url())) {
                measured.reads = ReadAfterWrite.measure(connection, payers, READS);
            }
            watch.awaitCaughtUp();
            measured.memory = watch.residentMegabytes();
            measured.logRowBytes = watch.logRowBytes();
            measured.databaseRowBytes = watch.databaseBytesAnEvent();
            return measured;
        }
    }

    private Interval interval(ChildProcess program, ServerWatch watch, int clients, Load.Step step)
            throws InterruptedException {
        ServerWatch.Reading before = watch.read();
        Measure measure = Load.run(program.url(), clients, options.seconds(), step);
        Duration behind = watch.awaitCaughtUp();
        return new Interval(measure, behind, watch.read().since(before));
    }

    private ChildProcess program(TokenIssuer issuer) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("NAGAOKAPAY_DATABASE_URL", database.url());
        settings.put("NAGAOKAPAY_DATABASE_USER", database.user());
        settings.put("NAGAOKAPAY_DATABASE_PASSWORD", database.password());
        settings.put("SPRING_PROFILES_ACTIVE", "demo");
        settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer.uri());
        List<String> command =
                new ArrayList<>(
                        ProgramCommands.program(
                                Path.of(ProgramCommands.ledgerJar()), options.javaOptions()));
        return new ChildProcess(
                command, settings, Files.createDirectories(options.logs()).resolve("payments.log"));
    }

    private Town town() throws InterruptedException {
        out.printf(
                "Making %,d wallets, half of them with %,d payments ...%n",
                options.wallets(), options.past());
        try (LedgerProcess process =
                LedgerProcess.open(database, Clock.systemUTC(), new NoFunding())) {
            return Town.build(process, options.wallets(), options.past(), VETERANS_PAST);
        }
    }
}
