package jp.nagaokapay.ledger.kpi;

/**
 * The economic ripple effect as the city estimates it. The multiplier is an assumption: usage of
 * 518 million yen was published as an effect of 1,095 million.
 */
public final class RippleEffect {
    private static final long EFFECT = 1_095;
    private static final long USAGE = 518;

    /** The assumption, as it is shown beside every figure that rests on it. */
    public static final String MULTIPLIER = EFFECT + "/" + USAGE;

    private RippleEffect() {}

    /** The effect of a usage, both in yen: exact, then without the fraction of a yen. */
    public static long of(long usageTotal) {
        return Math.multiplyExact(usageTotal, EFFECT) / USAGE;
    }
}
