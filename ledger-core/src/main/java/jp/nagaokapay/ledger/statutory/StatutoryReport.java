package jp.nagaokapay.ledger.statutory;

import java.time.LocalDate;

/**
 * One base date's report.
 *
 * @param previousBaseDate the half-year begins on the day after it
 * @param points apart from paid value; a point counts as a yen
 */
public record StatutoryReport(
        Issuer issuer,
        LocalDate baseDate,
        LocalDate previousBaseDate,
        Figures paid,
        Figures points) {
    /** Yen of unused value above which half of it is deposited. */
    public static final long THRESHOLD = 10_000_000;

    /** As if points were paid for. */
    public Figures total() {
        return new Figures(
                Math.addExact(paid.outstandingBefore, points.outstandingBefore),
                Math.addExact(paid.issues, points.issues),
                Math.addExact(paid.issued, points.issued),
                Math.addExact(paid.uses, points.uses),
                Math.addExact(paid.used, points.used),
                Math.addExact(paid.expired, points.expired),
                Math.addExact(paid.outstanding, points.outstanding),
                Math.addExact(paid.expiredLots, points.expiredLots),
                Math.addExact(paid.outstandingLots, points.outstandingLots));
    }

    /** Whether the issuer must hand it in and deposit; else it is for reference. */
    public boolean due() {
        return issuer.kind().due();
    }

    /**
     * One kind of value over the half-year, in yen and in how many.
     *
     * @param outstandingBefore unused at the end of the previous base date
     * @param issues charges less reversals, or grants
     * @param issued less what was reversed or taken back
     * @param uses payments with this kind in them; a refund does not take one back, and the total
     *     counts a payment with both kinds twice
     * @param used less refunds
     * @param expired what ended unspent, whether that is booked already or not
     * @param outstanding unused at the end of the base date; a lot's last day ends with it
     * @param expiredLots charges or grants of which something expired, whatever part of them
     * @param outstandingLots charges or grants of which something is unused
     */
    public record Figures(
            long outstandingBefore,
            long issues,
            long issued,
            long uses,
            long used,
            long expired,
            long outstanding,
            long expiredLots,
            long outstandingLots) {

        /** Zero, or the books are wrong. */
        public long difference() {
            return outstandingBefore + issued - used - expired - outstanding;
        }

        public boolean aboveThreshold() {
            return outstanding > THRESHOLD;
        }

        /** At least half of what is unused, rounded up to the yen; nothing up to the threshold. */
        public long deposit() {
            return aboveThreshold() ? outstanding / 2 + outstanding % 2 : 0;
        }
    }
}
