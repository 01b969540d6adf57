package jp.nagaokapay.ledger.wallet.transfer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.schedule.InParallel;
import jp.nagaokapay.ledger.wallet.transfer.Transfers.Arrival;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is due in transfers; each may be run again and again. */
@Component
public class TransferJobs {
    private static final int BATCH = 200;

    private final TransferList list;
    private final Transfers transfers;
    private final Ledger ledger;

    TransferJobs(TransferList list, Transfers transfers, Ledger ledger) {
        this.list = list;
        this.transfers = transfers;
        this.ledger = ledger;
    }

    /** Ends the offers whose time has passed at {@code now}; answers how many were asked to. */
    public int endOffers(Instant now) {
        List<EndOffer> due = list.due(now, BATCH);
        return InParallel.sum(
                due,
                command -> {
                    ledger.send(command);
                    return 1;
                });
    }

    /** Brings what left a sender and did not arrive; answers how much arrived somewhere. */
    public int bringOnTheirWay() {
        int arrived = 0;
        String after = "";
        List<TransferId> page;
        do {
            page = list.onTheirWay(after, BATCH);
            arrived +=
                    InParallel.sum(page, id -> transfers.arrive(id) == Arrival.ON_ITS_WAY ? 0 : 1);
            after = page.isEmpty() ? after : page.getLast().value();
        } while (page.size() == BATCH);
        return arrived;
    }

    /** When they run. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> endOffers(TransferJobs jobs, Clock clock) {
            return Jobs.every(
                    Duration.ofSeconds(30),
                    "end-transfer-offers",
                    () -> jobs.endOffers(clock.instant()));
        }

        @Bean
        RecurringTask<Void> bringOnTheirWay(TransferJobs jobs) {
            return Jobs.every(Duration.ofSeconds(30), "bring-transfers", jobs::bringOnTheirWay);
        }
    }
}
