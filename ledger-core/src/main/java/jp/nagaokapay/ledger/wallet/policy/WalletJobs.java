package jp.nagaokapay.ledger.wallet.policy;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The work that time brings to wallets, at whatever time the caller says it is. Each may be called
 * again and again; the tables it reads follow the log within moments, so what is missed by one call
 * is found by the next.
 */
public interface WalletJobs {
    /** Ends the holds whose time has passed at {@code now}; answers how many were asked to. */
    int releaseHolds(Instant now);

    /** Books the lots that expired before {@code today}; answers how many were booked. */
    int expireLots(LocalDate today);

    /**
     * Asks the providers for charges that have been open for a while, and gives money back where it
     * is due; answers how many charges ended or were given back.
     */
    int resolveCharges(Instant now);
}
