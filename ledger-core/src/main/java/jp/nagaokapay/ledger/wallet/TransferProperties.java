package jp.nagaokapay.ledger.wallet;

import java.time.Duration;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code nagaokapay.transfers.*}: what differs from {@link TransferLimits#DEFAULT}; amounts in yen.
 */
@ConfigurationProperties("nagaokapay.transfers")
record TransferProperties(
        @Nullable Boolean enabled,
        @Nullable Long least,
        @Nullable Long most,
        @Nullable Long mostPerDay,
        @Nullable Long mostPerMonth,
        @Nullable Integer timesPerDay,
        @Nullable Duration offerLifetime) {
    private static final Yen LAW_AT_ONCE = Yen.of(100_000);
    private static final Yen LAW_A_MONTH = Yen.of(300_000);
    private static final int TIMES_PER_DAY_MAX = 50;

    TransferLimits limits() {
        TransferLimits usual = TransferLimits.DEFAULT;
        TransferLimits limits =
                new TransferLimits(
                        enabled == null ? usual.enabled() : enabled,
                        yen(least, usual.least()),
                        yen(most, usual.most()),
                        yen(mostPerDay, usual.mostPerDay()),
                        yen(mostPerMonth, usual.mostPerMonth()),
                        timesPerDay == null ? usual.timesPerDay() : timesPerDay,
                        offerLifetime == null ? usual.offerLifetime() : offerLifetime);
        require(!limits.least().isZero(), "least must be at least 1 yen");
        require(LAW_AT_ONCE.covers(limits.most()), "most may be 100,000 yen at the most (law)");
        require(
                LAW_A_MONTH.covers(limits.mostPerMonth()),
                "most-per-month may be 300,000 yen at the most (law)");
        require(
                limits.timesPerDay() <= TIMES_PER_DAY_MAX,
                "times-per-day may be " + TIMES_PER_DAY_MAX + " at the most");
        return limits;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("nagaokapay.transfers: " + otherwise);
        }
    }

    private static Yen yen(@Nullable Long configured, Yen usual) {
        return configured == null ? usual : Yen.of(configured);
    }
}
