package jp.nagaokapay.ledger.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.merchant.SettlementTerms.FeeRounding;
import jp.nagaokapay.ledger.settlement.period.Cycle;
import jp.nagaokapay.ledger.settlement.period.Cycles;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code nagaokapay.settlement.*}: what differs from the defaults, which are the practice of sister
 * currencies (two periods a month; 1.5 % on payout, a fraction of a yen left to the shop).
 *
 * @param feePercent up to two decimals
 * @param minimumPayout in yen
 */
@ConfigurationProperties("nagaokapay.settlement")
record SettlementProperties(
        @Nullable List<Cycle> cycles,
        @Nullable BigDecimal feePercent,
        @Nullable FeeRounding feeRounding,
        @Nullable Long minimumPayout) {
    private static final BigDecimal FEE_PERCENT = new BigDecimal("1.5");

    SettlementSettings settings() {
        return new SettlementSettings(
                cycles == null || cycles.isEmpty() ? Cycles.HALF_MONTHS : new Cycles(cycles),
                new SettlementTerms(
                        basisPoints(feePercent == null ? FEE_PERCENT : feePercent),
                        feeRounding == null ? FeeRounding.DOWN : feeRounding,
                        Yen.of(minimumPayout == null ? 1 : minimumPayout)));
    }

    private static int basisPoints(BigDecimal percent) {
        try {
            return percent.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "nagaokapay.settlement.fee-percent has at most two decimals", e);
        }
    }
}
