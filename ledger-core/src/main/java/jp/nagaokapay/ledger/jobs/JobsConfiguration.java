package jp.nagaokapay.ledger.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.campaign.CampaignJobs;
import jp.nagaokapay.ledger.journal.proof.BooksProof;
import jp.nagaokapay.ledger.settlement.SettlementJobs;
import jp.nagaokapay.ledger.store.Housekeeping;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.policy.WalletJobs;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule; {@code nagaokapay.jobs.enabled=false} leaves the work to be called by hand. */
@Configuration
@ConditionalOnProperty(name = "nagaokapay.jobs.enabled", matchIfMissing = true)
class JobsConfiguration {
    private static final int THREADS = 3;
    private static final int CODES_FORGOTTEN_MAX = 10_000;
    private static final Duration POLLED_EVERY = Duration.ofSeconds(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> releaseHolds(WalletJobs wallets, Clock clock) {
        return Tasks.recurring("release-holds", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((_, _) -> wallets.releaseHolds(clock.instant()));
    }

    @Bean
    RecurringTask<Void> resolveCharges(WalletJobs wallets, Clock clock) {
        return Tasks.recurring("resolve-charges", Schedules.fixedDelay(Duration.ofSeconds(30)))
                .execute((_, _) -> wallets.resolveCharges(clock.instant()));
    }

    @Bean
    RecurringTask<Void> expireLots(WalletJobs wallets, Clock clock) {
        return Tasks.recurring(
                        "expire-lots", Schedules.daily(BusinessDate.ZONE, LocalTime.of(0, 5)))
                .execute((_, _) -> wallets.expireLots(BusinessDate.of(clock.instant())));
    }

    @Bean
    RecurringTask<Void> endCampaigns(CampaignJobs campaigns, Clock clock) {
        return Tasks.recurring("end-campaigns", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((_, _) -> campaigns.run(clock.instant()));
    }

    @Bean
    RecurringTask<Void> resumeSettlements(SettlementJobs settlements) {
        return Tasks.recurring("resume-settlements", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((_, _) -> settlements.resume());
    }

    @Bean
    RecurringTask<Void> keepHouse(Housekeeping store, PaymentCodes codes) {
        return Tasks.recurring("keep-house", Schedules.fixedDelay(Duration.ofMinutes(10)))
                .execute((_, _) -> {
                    store.forgetOldRefusals();
                    codes.removeExpired(CODES_FORGOTTEN_MAX);
                });
    }

    @Bean
    RecurringTask<Void> proveTheBooks(BooksProof proof) {
        return Tasks.recurring("prove-the-books", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((_, _) -> proof.run());
    }

    @Bean
    JobClock jobClock(DataSource database, List<RecurringTask<?>> tasks) {
        return new JobClock(() ->
                Scheduler.create(database)
                        .startTasks(tasks)
                        .threads(THREADS)
                        .pollingInterval(POLLED_EVERY)
                        .alwaysPersistTimestampInUTC()
                        .shutdownMaxWait(STOPS_WITHIN)
                        .build());
    }
}
