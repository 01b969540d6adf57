package jp.nagaokapay.ledger.wallet;

import java.time.Duration;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * What a wallet pays with codes that a device made without a network. An authorization counts, also
 * one that is voided later.
 *
 * @param most largest payment, in whole yen
 * @param timesPerDay how often on one business date
 * @param timesPerMonth how often within {@link #MONTH}
 */
public record OfflineLimits(Yen most, int timesPerDay, int timesPerMonth) {
    /** A month of thirty days, whichever these are. */
    public static final Duration MONTH = Duration.ofDays(30);

    /** Of the wallet's memory. */
    static final int TIMES_PER_MONTH_MAX = 200;

    public static final OfflineLimits DEFAULT = new OfflineLimits(Yen.of(10_000), 5, 20);
}
