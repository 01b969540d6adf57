package jp.nagaokapay.ledger.settlement.fee;

import java.util.Comparator;
import java.util.List;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.merchant.ShopProfile;

/** The fees that hold for one period. */
public final class FeeSchedule {
    private static final Comparator<ShopFee> NEAREST =
            Comparator.comparingInt(ShopFee::nearness)
                    .thenComparing(ShopFee::from)
                    .thenComparingInt(ShopFee::version);

    private final List<ShopFee> fees;

    FeeSchedule(List<ShopFee> fees) {
        this.fees = List.copyOf(fees);
    }

    /**
     * What a shop is charged: by the entry that is nearest to it, of these by the newest.
     *
     * @param all what holds where there is none
     */
    public SettlementTerms terms(SettlementTerms all, ShopProfile shop) {
        return fees.stream()
                .filter(fee -> fee.isOf(shop))
                .max(NEAREST)
                .map(fee ->
                        new SettlementTerms(
                                fee.feeBasisPoints(), all.rounding(), all.minimumPayout()))
                .orElse(all);
    }
}
