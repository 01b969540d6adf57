package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much smaller than the real town the simulated one is: one part in {@code denominator}.
 *
 * @param denominator 1 (the whole town) to 1,000
 */
public record Scale(int denominator) {
    public static final Scale WHOLE = new Scale(1);
    private static final int DENOMINATOR_MAX = 1_000;
    private static final Pattern WRITTEN = Pattern.compile("1(?:/([1-9][0-9]{0,3}))?");

    public Scale {
        if (denominator < 1 || denominator > DENOMINATOR_MAX) {
            throw new IllegalArgumentException("scale must be 1/1 to 1/" + DENOMINATOR_MAX);
        }
    }

    /** Reads {@code 1} or {@code 1/100}. */
    public static Scale parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("scale is written 1 or 1/100, not " + text);
        }
        return new Scale(written.group(1) == null ? 1 : Integer.parseInt(written.group(1)));
    }

    /** The scaled count, rounded half up, at least 1. */
    public long count(long whole) {
        return Math.max(1, (2 * whole + denominator) / (2L * denominator));
    }

    /** The scaled amount, a whole number of thousands of yen, at least 1,000. */
    public long thousands(long yen) {
        return Math.multiplyExact(count(yen / 1_000), 1_000L);
    }

    @Override
    public String toString() {
        return denominator == 1 ? "1" : "1/" + denominator;
    }
}
