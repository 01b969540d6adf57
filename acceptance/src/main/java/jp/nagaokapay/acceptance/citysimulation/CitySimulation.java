package jp.nagaokapay.acceptance.citysimulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.acceptance.citysimulation.plan.Plan;
import jp.nagaokapay.acceptance.citysimulation.plan.PlannedDay;
import jp.nagaokapay.acceptance.citysimulation.plan.PlannedMoment;
import jp.nagaokapay.ledger.campaign.schedule.WhenTimePassesThenTendCampaigns;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.settlement.period.Cycles;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;

/**
 * Runs a plan, moment by moment: the clock is moved, what is due by the clock is done, the moment's
 * steps are sent, and nothing goes on until every processor has handled the log.
 */
final class CitySimulation {
    private static final Duration DRAINED_AT_MOST = Duration.ofMinutes(2);

    /** When the night's work is done. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final SimulatedClock clock;
    private final StepExecutor executor;
    private final Processors processors;
    private final WalletJobs wallets;
    private final WhenTimePassesThenTendCampaigns campaigns;
    private final FinanceOffice finance;

    CitySimulation(
            SimulatedClock clock,
            StepExecutor executor,
            Processors processors,
            WalletJobs wallets,
            WhenTimePassesThenTendCampaigns campaigns,
            FinanceOffice finance) {
        this.clock = clock;
        this.executor = executor;
        this.processors = processors;
        this.wallets = wallets;
        this.campaigns = campaigns;
        this.finance = finance;
    }

    /** Runs to the end of the plan, and on until its last period is paid. */
    void run(Plan plan, Progress progress) throws InterruptedException {
        LocalDate last = LocalDate.MIN;
        while (plan.hasNext()) {
            PlannedDay day = plan.next();
            last = day.date();
            beginDay(last);
            int steps = 0;
            for (PlannedMoment moment : day.moments()) {
                clock.moveTo(moment.at());
                wallets.releaseHolds(moment.at());
                executor.perform(moment.steps());
                steps += moment.steps().size();
                drain();
            }
            progress.lived(last, steps);
        }
        LocalDate paid = Cycles.HALF_MONTHS.containing(last).payoutDate();
        for (LocalDate day = last.plusDays(1); !day.isAfter(paid); day = day.plusDays(1)) {
            beginDay(day);
        }
    }

    private void beginDay(LocalDate today) {
        Instant night = BusinessDate.startOf(today).plus(AFTER_MIDNIGHT);
        clock.moveTo(night);
        wallets.releaseHolds(night);
        wallets.resolveCharges(night);
        wallets.expireLots(today);
        campaigns.run(night);
        drain();
        finance.work(today);
        drain();
    }

    private void drain() {
        processors.awaitDrained(DRAINED_AT_MOST);
    }

    /** Is told of each day that has passed. */
    interface Progress {
        void lived(LocalDate date, int steps);
    }
}
