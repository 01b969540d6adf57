package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is to be.
 *
 * @param more whether more is better
 * @param atLeast what already counts as done; null is the goal itself
 * @param unit behind the figures, with its blank
 */
record Goal(
        String what,
        boolean more,
        double goal,
        @Nullable Double atLeast,
        int decimals,
        String unit) {
    enum Verdict {
        MET("met"),
        RESOLVED("at least"),
        MISSED("**missed**"),
        NOT_MEASURED("not measured");

        final String shown;

        Verdict(String shown) {
            this.shown = shown;
        }
    }

    /** One row of the table, as it is read. */
    record Row(String what, String measured, String goal, String atLeast, Verdict verdict) {}

    static Goal atLeast(String what, double goal, @Nullable Double resolved, int decimals) {
        return new Goal(what, true, goal, resolved, decimals, "");
    }

    static Goal atMost(
            String what, double goal, @Nullable Double resolved, int decimals, String unit) {
        return new Goal(what, false, goal, resolved, decimals, unit);
    }

    Row of(@Nullable Spread measured) {
        return of(measured, "");
    }

    /**
     * @param explained behind the figure
     */
    Row of(@Nullable Spread measured, String explained) {
        return new Row(
                what,
                measured == null ? "–" : measured.shown(decimals) + unit + explained,
                bound(goal),
                atLeast == null ? "" : bound(atLeast),
                measured == null ? Verdict.NOT_MEASURED : verdict(measured.median()));
    }

    private Verdict verdict(double measured) {
        if (Double.isNaN(measured)) {
            return Verdict.NOT_MEASURED;
        }
        if (reaches(measured, goal)) {
            return Verdict.MET;
        }
        return atLeast != null && reaches(measured, atLeast) ? Verdict.RESOLVED : Verdict.MISSED;
    }

    private boolean reaches(double measured, double bound) {
        return more ? measured >= bound : measured <= bound;
    }

    private String bound(double bound) {
        return (more ? "≥ " : "≤ ")
                + String.format(Locale.ROOT, "%,." + decimals + "f", bound)
                + unit;
    }
}
