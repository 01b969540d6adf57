package jp.nagaokapay.ledger.merchant;

import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * What a shop is charged, and from what amount on it is paid.
 *
 * @param feeBasisPoints the fee in hundredths of a percent of captured less refunded, 0 to 10,000
 * @param rounding what becomes of a fraction of a yen of the fee
 * @param minimumPayout less than this is carried over to the next period; at least 1 yen
 */
public record SettlementTerms(int feeBasisPoints, FeeRounding rounding, Yen minimumPayout) {
    private static final int WHOLE = 10_000;

    public SettlementTerms {
        if (feeBasisPoints < 0 || feeBasisPoints > WHOLE) {
            throw new IllegalArgumentException("a fee is 0 to 100 %");
        }
        if (minimumPayout.isZero()) {
            throw new IllegalArgumentException("the least payout is 1 yen");
        }
    }

    /** The fee on a period's sales. */
    public Yen fee(Yen sales) {
        long exact = Math.multiplyExact(sales.amount(), feeBasisPoints);
        return Yen.of(
                switch (rounding) {
                    case DOWN -> exact / WHOLE;
                    case HALF_UP -> Math.addExact(exact, WHOLE / 2) / WHOLE;
                    case UP -> Math.ceilDiv(exact, WHOLE);
                });
    }

    /** The most that these sales can add to a fee, in whatever period and with whatever others. */
    long feeAtMost(long sales) {
        return sales > 0
                ? Math.ceilDiv(Math.multiplyExact(sales, (long) feeBasisPoints), (long) WHOLE)
                : 0;
    }

    /** What becomes of a fraction of a yen. */
    public enum FeeRounding {
        DOWN,
        HALF_UP,
        UP
    }
}
