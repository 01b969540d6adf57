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
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.settlement.*}: how shops are settled with. The defaults are the practice of
 * sister currencies: two periods a month; 1.5 % on payout, a fraction of a yen left to the shop.
 *
 * @param cycles the periods of a month and when they are paid
 * @param feePercent up to two decimals
 * @param minimumPayout in yen; less is carried over
 */
@ConfigurationProperties("nagaokapay.settlement")
public record SettlementSettings(
        @Nullable List<Cycle> cycles,
        @DefaultValue("1.5") BigDecimal feePercent,
        @DefaultValue("DOWN") FeeRounding feeRounding,
        @DefaultValue("1") long minimumPayout) {
    /** Fails on what nobody could settle by, so that the program does not start with it. */
    public SettlementSettings {
        periods(cycles);
        terms(feePercent, feeRounding, minimumPayout);
    }

    public Cycles periods() {
        return periods(cycles);
    }

    /** Fee and least payout. */
    public SettlementTerms terms() {
        return terms(feePercent, feeRounding, minimumPayout);
    }

    private static Cycles periods(@Nullable List<Cycle> cycles) {
        return cycles == null || cycles.isEmpty() ? Cycles.HALF_MONTHS : new Cycles(cycles);
    }

    private static SettlementTerms terms(
            BigDecimal feePercent, FeeRounding feeRounding, long minimumPayout) {
        return new SettlementTerms(basisPoints(feePercent), feeRounding, Yen.of(minimumPayout));
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
