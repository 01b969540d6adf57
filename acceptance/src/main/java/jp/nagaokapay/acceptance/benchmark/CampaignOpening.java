package jp.nagaokapay.acceptance.benchmark;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * The minute a campaign opens: payments at a steady pace, first alone, then while people charge for
 * its points. A payment's latency is counted from the moment at which it was due, not from when the
 * client sent it, so that a stall is not hidden by the clients that wait for it.
 */
final class CampaignOpening {
    private static final CampaignId CAMPAIGN = new CampaignId("campaign:benchmark");
    private static final int PEOPLE = 3_000;
    private static final long CHARGE = 1_000;

    private final LedgerProcess process;
    private final Ledger ledger;
    private final List<WalletId> people = new ArrayList<>();

    private CampaignOpening(LedgerProcess process) {
        this.process = process;
        this.ledger = process.get(Ledger.class);
    }

    /**
     * What was measured.
     *
     * @param alone the payments alone
     * @param beside the payments while others charged
     * @param triggers charges made
     * @param granted grants made when the last charge was answered
     * @param lateMillis how much later the last grant was made
     */
    record Result(
            PaymentLoad.Measure alone,
            PaymentLoad.Measure beside,
            long triggers,
            Duration took,
            long granted,
            long lateMillis) {

        double triggersPerSecond() {
            return triggers * 1e9 / took.toNanos();
        }

        double ratio(double quantile) {
            return beside.millis(quantile) / alone.millis(quantile);
        }
    }

    static Result measure(Database database, Duration time, int payments, int triggers)
            throws SQLException, InterruptedException {
        try (LedgerProcess process =
                LedgerProcess.start(
                        database,
                        Clock.systemUTC(),
                        new NoFunding(),
                        "--nagaokapay.log.tail-pause=20ms",
                        "--nagaokapay.log.claim-renewal=1s")) {
            CampaignOpening storm = new CampaignOpening(process);
            PaymentLoad load = PaymentLoad.prepare(storm.ledger);
            storm.open();
            storm.approve();
            System.out.printf(
                    "warming up, then %d payments/s for 2 x %ds, the second time beside %d"
                            + " charges/s ...%n",
                    payments, time.toSeconds(), triggers);
            storm.charge(time, triggers, () -> load.steady(payments, time));
            PaymentLoad.Measure alone = load.steady(payments, time);
            return storm.besides(load, alone, time, payments, triggers);
        }
    }

    private Result besides(
            PaymentLoad load, PaymentLoad.Measure alone, Duration time, int payments, int triggers)
            throws InterruptedException {
        drain();
        long before = grants();
        long began = System.nanoTime();
        PaymentLoad.Measure[] beside = new PaymentLoad.Measure[1];
        long made = charge(time, triggers, () -> beside[0] = load.steady(payments, time));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long granted = grants() - before;
        long last = System.nanoTime();
        drain();
        long late = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last);
        if (grants() - before != made) {
            throw new IllegalStateException(
                    "%d charges earned %d grants".formatted(made, grants() - before));
        }
        return new Result(alone, beside[0], made, took, granted, late);
    }

    /** Lets people charge at a steady pace while something else runs; answers how many did. */
    private long charge(Duration time, int perSecond, Interruptible meanwhile)
            throws InterruptedException {
        AtomicLong made = new AtomicLong();
        List<Future<?>> charges = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> pacing =
                    crowd.submit(() ->
                            SteadyPace.each(
                                    perSecond,
                                    time,
                                    number ->
                                            charges.add(
                                                    crowd.submit(() -> {
                                                        chargeOne(number);
                                                        made.incrementAndGet();
                                                    }))));
            meanwhile.run();
            pacing.get();
            for (Future<?> charge : charges) {
                charge.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a charge failed", e.getCause());
        }
        return made.get();
    }

    private void chargeOne(long number) {
        WalletId wallet = people.get((int) (number % PEOPLE));
        ChargeId charge = ChargeId.next();
        ledger.send(
                new RequestCharge(
                        wallet,
                        charge,
                        Yen.of(CHARGE),
                        Channel.BANK,
                        charge.value(),
                        charge.value()));
        ledger.send(new ConfirmCharge(wallet, charge));
    }

    private void open() {
        for (int i = 0; i < PEOPLE; i++) {
            WalletId wallet = WalletId.next();
            ledger.send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
            people.add(wallet);
        }
    }

    private void approve() {
        Instant now = Instant.now();
        CampaignRules rules =
                new CampaignRules(
                        "計測キャンペーン",
                        Trigger.CHARGE,
                        now.minusSeconds(60),
                        now.plusSeconds(86_400),
                        Points.of(1_000_000_000),
                        List.of(),
                        new Reward.Rate(2_000),
                        new Caps(Points.of(1_000_000)),
                        new PointsRule(new PointsExpiry.AfterDays(180), null));
        ledger.send(new DraftCampaign(CAMPAIGN, rules, "staff:1"));
        ledger.send(new SubmitCampaign(CAMPAIGN, "staff:1"));
        ledger.send(new ApproveCampaign(CAMPAIGN, "staff:2"));
    }

    private long grants() {
        return process.get(CampaignList.class)
                .find(CAMPAIGN)
                .map(CampaignList.Listed::grantCount)
                .orElse(0L);
    }

    private void drain() {
        process.get(Processors.class).awaitDrained(Duration.ofMinutes(5));
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }
}
