package jp.nagaokapay.ledger.wallet.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * What is due in wallets at a time that the caller states: the clock, or a test or simulation. Each
 * may be called again and again; the tables it reads follow the log within moments, so what is
 * missed by one call is found by the next.
 */
@Component
public class WalletJobs {
    private final WhenHoldExpiresThenReleaseIt holds;
    private final WhenLotExpiresThenBookIt lots;
    private final WhenChargeStaysOpenThenResolveIt charges;

    WalletJobs(
            WhenHoldExpiresThenReleaseIt holds,
            WhenLotExpiresThenBookIt lots,
            WhenChargeStaysOpenThenResolveIt charges) {
        this.holds = holds;
        this.lots = lots;
        this.charges = charges;
    }

    /** Ends the holds whose time has passed at {@code now}; answers how many were asked to. */
    public int releaseHolds(Instant now) {
        return holds.run(now);
    }

    /** Books the lots that expired before {@code today}; answers how many were booked. */
    public int expireLots(LocalDate today) {
        return lots.run(today);
    }

    /**
     * Asks the providers for charges that have been open for a while, and gives money back where it
     * is due; answers how many charges ended or were given back.
     */
    public int resolveCharges(Instant now) {
        return charges.run(now);
    }
}
