package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A figure of several rounds. */
public record Spread(double median, double min, double max) {
    public static Spread of(double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("no rounds");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    public static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
        return of(rounds.stream().mapToDouble(figure).toArray());
    }

    /** The median, and the least and the most where they differ as shown. */
    String shown(int decimals) {
        String format = "%,." + decimals + "f";
        String middle = String.format(Locale.ROOT, format, median);
        String least = String.format(Locale.ROOT, format, min);
        String most = String.format(Locale.ROOT, format, max);
        return least.equals(most) ? middle : "%s (%s–%s)".formatted(middle, least, most);
    }
}
