package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.Usage.Share;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Growth;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.TpcB;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;

/** TPC-B and payments of all kinds by turns, on a program that runs all the while. */
final class Rounds {
    private static final List<Integer> CLIENTS = List.of(1, 8, Measurements.COMPARED_CLIENTS, 128);
    private static final int STORM_CLIENTS = 128;

    /** Few enough that the other wallet stays one that has made few. */
    private static final int PAYMENTS_OF_ONE = 1_000;

    private final MeasuredProgram program;
    private final LedgerDatabase database;
    private final Pgbench pgbench;
    private final Payers payers;
    private final Town town;
    private final Office office;
    private final Duration time;

    private final Map<Key, List<Interval>> intervals = new LinkedHashMap<>();
    private final List<Double> tpcB = new ArrayList<>();
    private final List<Share> tpcBUsed = new ArrayList<>();
    private final List<Double> tpcBMillis = new ArrayList<>();
    private final List<Double> toTpcBMillis = new ArrayList<>();
    private final List<WalletAlone> alone = new ArrayList<>();

    private record Key(String what, int clients) {}

    /**
     * @param growth of the wallet
     * @param toFresh p50 afterwards against that of another wallet alone, from its first payment on
     */
    private record WalletAlone(WalletGrowth growth, double toFresh) {}

    Rounds(
            MeasuredProgram program,
            LedgerDatabase database,
            Pgbench pgbench,
            Payers payers,
            Town town,
            Office office,
            Duration time) {
        this.program = program;
        this.database = database;
        this.pgbench = pgbench;
        this.payers = payers;
        this.town = town;
        this.office = office;
        this.time = time;
    }

    /**
     * @param growth how many payments the wallet makes that pays alone
     */
    void play(int round, int growth) throws IOException, InterruptedException {
        database.awaitCaughtUp();
        Usage before = used();
        Pgbench.Result base = pgbench.run(Measurements.COMPARED_CLIENTS, time);
        tpcB.add(base.perSecond());
        tpcBUsed.add(new Share(used().since(before).withoutProgram(), base.count()));
        add(Measurements.STICKER, Measurements.COMPARED_CLIENTS, payers::sticker);
        add(Measurements.CPM, Measurements.COMPARED_CLIENTS, payers::customerCode);
        add(Measurements.CHARGE, Measurements.COMPARED_CLIENTS, payers::charge);
        storm();
        double millis = pgbench.p50Millis(time);
        tpcBMillis.add(millis);
        for (int clients : CLIENTS) {
            if (clients != Measurements.COMPARED_CLIENTS) {
                Interval interval = add(Measurements.STICKER, clients, payers::sticker);
                if (clients == 1) {
                    toTpcBMillis.add(interval.measure().p50() / millis);
                }
            }
        }
        alone(round, growth);
    }

    private void alone(int round, int payments) throws IOException, InterruptedException {
        WalletGrowth growth;
        try (HttpConnection connection = program.connect()) {
            growth = WalletGrowth.measure(connection, payers, 2 * round, payments);
        }
        Measure grown = few(connection -> payers.alone(connection, 2 * round));
        Measure fresh = few(connection -> payers.alone(connection, 2 * round + 1));
        alone.add(new WalletAlone(growth, grown.p50() / fresh.p50()));
        database.awaitCaughtUp();
    }

    private Measure few(Load.Step step) throws InterruptedException {
        return Load.run(program.url(), 1, time, PAYMENTS_OF_ONE, step);
    }

    private void storm() throws IOException, InterruptedException {
        try (HttpConnection connection = program.connect()) {
            String campaign = office.open(connection, town.campaignShops());
            Interval storm = add(Measurements.STORM, STORM_CLIENTS, payers::inCampaign);
            long grants = office.grants(connection, campaign);
            if (grants < storm.measure().count()) {
                throw new IllegalStateException(
                        "%d payments earned %d grants".formatted(storm.measure().count(), grants));
            }
            office.end(connection, campaign);
        }
    }

    private Interval add(String what, int clients, Load.Step step) throws InterruptedException {
        Usage before = used();
        Measure measure = Load.run(program.url(), clients, time, step);
        Duration behind = database.awaitCaughtUp();
        Interval interval = new Interval(measure, behind, used().since(before), tpcB.getLast());
        intervals.computeIfAbsent(new Key(what, clients), _ -> new ArrayList<>()).add(interval);
        return interval;
    }

    private Usage used() {
        return Usage.now(program.pid(), database);
    }

    TpcB tpcB() {
        return new TpcB(
                Spread.of(tpcB, rate -> rate),
                Usage.cpu(tpcBUsed),
                Spread.of(tpcBMillis, millis -> millis));
    }

    Spread oneClientToTpcB() {
        return Spread.of(toTpcBMillis, ratio -> ratio);
    }

    List<Kind> kinds() {
        return intervals.entrySet().stream()
                .map(each ->
                        Interval.summary(
                                each.getKey().what, each.getKey().clients, each.getValue()))
                .sorted(
                        Comparator.<Kind>comparingInt(
                                        kind -> Measurements.KINDS.indexOf(kind.what()))
                                .thenComparingInt(Kind::clients))
                .toList();
    }

    /** Sticker payments by 32 clients. */
    double steadyPerSecond() {
        Key steady = new Key(Measurements.STICKER, Measurements.COMPARED_CLIENTS);
        return Spread.of(
                        intervals.getOrDefault(steady, List.of()),
                        interval -> interval.measure().perSecond())
                .median();
    }

    Growth growth(int payments) {
        return new Growth(
                payments,
                Spread.of(alone, wallet -> wallet.growth.firstPerSecond()),
                Spread.of(alone, wallet -> wallet.growth.lastPerSecond()),
                Spread.of(
                        alone,
                        wallet -> wallet.growth.lastPerSecond() / wallet.growth.firstPerSecond()),
                Spread.of(alone, wallet -> wallet.toFresh));
    }
}
