package jp.nagaokapay.ledger.settlement.payout;

import jp.nagaokapay.ledger.settlement.SettlementJobs;
import jp.nagaokapay.ledger.settlement.closing.Closings;
import org.springframework.stereotype.Component;

/** Closings first: a release waits for them. */
@Component
class Resuming implements SettlementJobs {
    private final Closings closings;
    private final Payouts payouts;

    Resuming(Closings closings, Payouts payouts) {
        this.closings = closings;
        this.payouts = payouts;
    }

    @Override
    public int resume() {
        return closings.resume() + payouts.resume();
    }
}
