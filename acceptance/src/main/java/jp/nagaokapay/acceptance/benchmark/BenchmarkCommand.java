package jp.nagaokapay.acceptance.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.acceptance.benchmark.payments.PaymentsBenchmark;
import jp.nagaokapay.acceptance.benchmark.payments.report.Report;
import jp.nagaokapay.acceptance.program.LedgerStart;
import jp.nagaokapay.api.app.Arguments;
import jp.nagaokapay.api.app.Command;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.ledger.shared.message.Ledger;

/**
 * {@code benchmark [--scenario=payments|engines|storm|reports] …}; {@code reports} asks the ledger
 * that {@code simulate} left under {@code var/simulation}.
 */
public final class BenchmarkCommand implements Command {
    private static final Set<String> KNOWN =
            Set.of(
                    "scenario",
                    "seconds",
                    "clients",
                    "payments",
                    "triggers",
                    "times",
                    "rounds",
                    "wallets",
                    "past",
                    "growth",
                    "publish",
                    "data");
    private static final int MISUSED = 2;

    /** Where {@code --publish} leaves what was measured. */
    private static final Path PUBLISHED = Path.of("docs", "performance");

    private static final String USAGE =
            """
            usage: benchmark --scenario=payments [--seconds=15] [--rounds=3] [--wallets=10000]
                             [--past=700] [--growth=15000] [--data=var/benchmark]
                             [--publish]    (the table, JSON and chart also go to docs/performance)
                   benchmark [--scenario=engines] [--seconds=15] [--clients=32]
                             [--data=var/benchmark]
                   benchmark --scenario=storm [--seconds=15] [--payments=200] [--triggers=500]
                             [--data=var/benchmark]
                   benchmark --scenario=reports [--times=300] [--data=var/simulation]\
            """;

    private enum Scenario {
        PAYMENTS("var/benchmark"),
        ENGINES("var/benchmark"),
        STORM("var/benchmark"),
        REPORTS("var/simulation");

        private final String data;

        Scenario(String data) {
            this.data = data;
        }

        static Scenario parse(String name) {
            for (Scenario scenario : values()) {
                if (scenario.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return scenario;
                }
            }
            throw new IllegalArgumentException("no such scenario: " + name);
        }
    }

    /** What is compared; each runs on a fresh database of the same server, {@code fsync} on. */
    enum Engine {
        PLAIN("Axon's plain JDBC engine"),
        GROUP_COMMIT("group commit");

        private final String title;

        Engine(String title) {
            this.title = title;
        }
    }

    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "payments through HTTP beside TPC-B, against the plain engine or beside a storm on a"
                + " campaign, or reports on a long ledger"
                + " (--scenario=payments|engines|storm|reports)";
    }

    @Override
    public int run(List<String> args) {
        Duration seconds;
        int clients;
        int payments;
        int triggers;
        int times;
        int rounds;
        int wallets;
        int past;
        int growth;
        boolean publish;
        Scenario scenario;
        String data;
        try {
            Arguments arguments =
                    Arguments.parse(
                            KNOWN,
                            args.stream()
                                    .map(arg -> arg.equals("--publish") ? "--publish=true" : arg)
                                    .toList());
            seconds = Duration.ofSeconds(arguments.number("seconds", 15));
            clients = Math.toIntExact(arguments.number("clients", 32));
            payments = Math.toIntExact(arguments.number("payments", 200));
            triggers = Math.toIntExact(arguments.number("triggers", 500));
            times = positive(arguments, "times", 300);
            rounds = positive(arguments, "rounds", 3);
            wallets = positive(arguments, "wallets", 10_000);
            past = Math.toIntExact(arguments.number("past", 700));
            growth = positive(arguments, "growth", 15_000);
            publish = Boolean.parseBoolean(arguments.get("publish", "false"));
            scenario = Scenario.parse(arguments.get("scenario", "engines"));
            data = arguments.get("data", scenario.data);
        } catch (IllegalArgumentException | ArithmeticException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return MISUSED;
        }
        try (DatabaseServer server = DatabaseServer.start(data)) {
            switch (scenario) {
                case PAYMENTS -> {
                    Report report =
                            new Report(
                                    PaymentsBenchmark.measure(
                                            new PaymentsBenchmark.Options(
                                                    seconds,
                                                    rounds,
                                                    wallets,
                                                    past,
                                                    growth,
                                                    LedgerStart.of(System.getenv()),
                                                    Path.of(data, "logs")),
                                            fresh(server.administration(), "benchmark_payments"),
                                            fresh(server.administration(), "benchmark_tpcb"),
                                            System.out));
                    System.out.println();
                    System.out.print(report.markdown());
                    report.write(Path.of(data));
                    if (publish) {
                        report.write(PUBLISHED);
                    }
                }
                case ENGINES -> {
                    Map<Engine, Result> results = new EnumMap<>(Engine.class);
                    for (Engine engine : Engine.values()) {
                        results.put(
                                engine, measure(engine, server.administration(), seconds, clients));
                    }
                    print(results, clients, System.out);
                }
                case STORM -> {
                    Database database = fresh(server.administration(), "benchmark_storm");
                    print(
                            CampaignOpening.measure(database, seconds, payments, triggers),
                            System.out);
                }
                case REPORTS ->
                        ReportBenchmark.print(
                                ReportBenchmark.measure(server.database(), times), System.out);
            }
            return 0;
        } catch (LedgerSpan.NoLedger | IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            return MISUSED;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int positive(Arguments arguments, String name, int usually) {
        int number = Math.toIntExact(arguments.number(name, usually));
        if (number < 1) {
            throw new IllegalArgumentException("--" + name + " is at least 1");
        }
        return number;
    }

    private static void print(CampaignOpening.Result result, PrintStream out) {
        out.printf(
                "%n%-34s %8.2f / %.2f ms%n%-34s %8.2f / %.2f ms%n",
                "payments alone: p50 / p99",
                result.alone().millis(0.5),
                result.alone().millis(0.99),
                "payments beside the storm",
                result.beside().millis(0.5),
                result.beside().millis(0.99));
        out.printf(
                "beside against alone: %.2f x the p50, %.2f x the p99%n",
                result.ratio(0.5), result.ratio(0.99));
        out.printf(
                "%.0f charges/s; of %d grants %d were made by the last charge, the rest within %d"
                        + " ms%n",
                result.triggersPerSecond(),
                result.triggers(),
                result.granted(),
                result.lateMillis());
    }

    private record Result(PaymentLoad.Measure alone, PaymentLoad.Measure together) {}

    private static Result measure(Engine engine, Database server, Duration time, int clients)
            throws SQLException, InterruptedException {
        Database database = fresh(server, "benchmark_" + engine.name().toLowerCase(Locale.ROOT));
        try (LedgerProcess process =
                LedgerProcess.start(
                        database,
                        Clock.systemUTC(),
                        new NoFunding(),
                        "--nagaokapay.log.engine=" + engine,
                        "--nagaokapay.log.benchmark=true",
                        "--nagaokapay.log.tail-pause=20ms",
                        "--nagaokapay.log.claim-renewal=1s")) {
            PaymentLoad load = PaymentLoad.prepare(process.get(Ledger.class));
            System.out.printf(
                    "%s: warming up, then measuring for 2 x %ds ...%n",
                    engine.title, time.toSeconds());
            load.run(clients, time.multipliedBy(2));
            return new Result(load.run(1, time), load.run(clients, time));
        }
    }

    private static Database fresh(Database server, String name) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
        }
        String url = server.url().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        return new Database(url, server.user(), server.password());
    }

    private static void print(Map<Engine, Result> results, int clients, PrintStream out) {
        out.printf(
                "%n%-26s %22s %34s%n",
                "", "1 client: p50 / p99", clients + " clients: payments/s, p50 / p99");
        results.forEach((engine, result) ->
                out.printf(
                        "%-26s %10.2f / %.2f ms %15.0f/s %8.2f / %.2f ms%n",
                        engine.title,
                        result.alone.millis(0.5),
                        result.alone.millis(0.99),
                        result.together.perSecond(),
                        result.together.millis(0.5),
                        result.together.millis(0.99)));
        Result plain = results.get(Engine.PLAIN);
        Result group = results.get(Engine.GROUP_COMMIT);
        if (plain != null && group != null) {
            out.printf(
                    "group commit against plain: %.2f x the throughput, %.2f x the single latency%n",
                    group.together.perSecond() / plain.together.perSecond(),
                    group.alone.millis(0.5) / plain.alone.millis(0.5));
        }
    }
}
