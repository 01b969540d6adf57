package jp.nagaokapay.ledger.wallet.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

@Component
class TimedWalletJobs implements WalletJobs {
    private final WhenHoldExpiresThenReleaseIt holds;
    private final WhenLotExpiresThenBookIt lots;
    private final WhenChargeStaysOpenThenResolveIt charges;

    TimedWalletJobs(
            WhenHoldExpiresThenReleaseIt holds,
            WhenLotExpiresThenBookIt lots,
            WhenChargeStaysOpenThenResolveIt charges) {
        this.holds = holds;
        this.lots = lots;
        this.charges = charges;
    }

    @Override
    public int releaseHolds(Instant now) {
        return holds.run(now);
    }

    @Override
    public int expireLots(LocalDate today) {
        return lots.run(today);
    }

    @Override
    public int resolveCharges(Instant now) {
        return charges.run(now);
    }
}
