package jp.nagaokapay.ledger.settlement.payout;

import java.util.function.IntSupplier;
import jp.nagaokapay.ledger.settlement.SettlementJobs;
import jp.nagaokapay.ledger.settlement.closing.Closings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Closings first: a release waits for them. */
@Component
class Resuming implements SettlementJobs {
    private static final Logger LOG = LoggerFactory.getLogger(Resuming.class);

    private final Closings closings;
    private final Payouts payouts;

    Resuming(Closings closings, Payouts payouts) {
        this.closings = closings;
        this.payouts = payouts;
    }

    @Override
    public int resume() {
        return resumed(closings::resume) + resumed(payouts::resume);
    }

    /** One that cannot be completed now must not keep the others. */
    private static int resumed(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (RuntimeException e) {
            LOG.warn("Left for the next run", e);
            return 0;
        }
    }
}
