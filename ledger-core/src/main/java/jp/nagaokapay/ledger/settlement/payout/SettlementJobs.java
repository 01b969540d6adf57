package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.settlement.closing.Closings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Completes what was interrupted: closings first, for a release waits for them. */
@Component
public class SettlementJobs {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJobs.class);

    private final Closings closings;
    private final Payouts payouts;

    SettlementJobs(Closings closings, Payouts payouts) {
        this.closings = closings;
        this.payouts = payouts;
    }

    /**
     * Completes the closings and releases that were interrupted; returns how many. May run at any
     * time, on several nodes, and again.
     */
    public int resume() {
        return each(closings.unfinished(), closings::complete)
                + each(payouts.unfinished(), payouts::complete);
    }

    /** One that cannot be completed now must not keep the others. */
    private static int each(List<LocalDate> unfinished, Consumer<LocalDate> complete) {
        int completed = 0;
        for (LocalDate date : unfinished) {
            try {
                complete.accept(date);
                completed++;
            } catch (RuntimeException e) {
                LOG.warn("{} is left for the next run", date, e);
            }
        }
        return completed;
    }
}
