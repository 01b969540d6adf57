package jp.nagaokapay.ledger.kpi;

import java.util.Map;

/**
 * The figures of a year or month; amounts in whole yen.
 *
 * @param totalCharged charges less reversals
 * @param paymentCount payments captured
 * @param nonResidentUsers people from outside the city with an open wallet at the end
 * @param participatingShops approved shops at the end
 * @param usageTotal captured less refunded
 * @param pointsGranted points of all campaigns and partners
 * @param activeUsers wallets that charged or paid
 * @param rippleEffect see {@link RippleEffect}
 */
public record KpiFigures(
        long totalCharged,
        long paymentCount,
        long nonResidentUsers,
        long participatingShops,
        long usageTotal,
        long pointsGranted,
        long activeUsers,
        long rippleEffect) {
    static KpiFigures of(Map<Kpi, Long> counted) {
        long usage = counted.getOrDefault(Kpi.USAGE_TOTAL, 0L);
        return new KpiFigures(
                counted.getOrDefault(Kpi.TOTAL_CHARGED, 0L),
                counted.getOrDefault(Kpi.PAYMENT_COUNT, 0L),
                counted.getOrDefault(Kpi.NON_RESIDENT_USERS, 0L),
                counted.getOrDefault(Kpi.PARTICIPATING_SHOPS, 0L),
                usage,
                counted.getOrDefault(Kpi.POINTS_GRANTED, 0L),
                counted.getOrDefault(Kpi.ACTIVE_USERS, 0L),
                RippleEffect.of(usage));
    }
}
