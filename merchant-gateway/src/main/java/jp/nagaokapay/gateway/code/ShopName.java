package jp.nagaokapay.gateway.code;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nagaokapay.web.paper.FontWeight;
import jp.nagaokapay.web.paper.PrintFonts;

/**
 * A shop's name as big as its place allows: on one line, or on two where that is bigger. It is
 * never cut, for the payer is to compare it.
 *
 * @param lines one or two
 * @param size of the type, in millimetres
 */
record ShopName(List<String> lines, double size) {
    private static final double ONE_LINE_MAX = 10;
    private static final double TWO_LINES_MAX = 8;

    /** Lines of equal length look best, but a blank is the better place to break. */
    private static final double BLANK_IS_WORTH = 0.6;

    static ShopName of(String name, double width, PrintFonts fonts) {
        String printable = fonts.printable(Normalizer.normalize(name.strip(), Normalizer.Form.NFC));
        ShopName one = fitted(List.of(printable), ONE_LINE_MAX, width, fonts);
        return Stream.concat(
                        Stream.of(one),
                        broken(printable, fonts).stream()
                                .map(two -> fitted(two, TWO_LINES_MAX, width, fonts)))
                .max(Comparator.comparingDouble(ShopName::size))
                .orElse(one);
    }

    private static ShopName fitted(
            List<String> lines, double sizeMax, double width, PrintFonts fonts) {
        double widest =
                lines.stream()
                        .mapToDouble(line -> fonts.width(FontWeight.BOLD, line))
                        .max()
                        .orElse(1);
        return new ShopName(lines, Math.min(sizeMax, width / Math.max(widest, 0.01)));
    }

    /** The best break, where Japanese may be broken at all. */
    private static List<List<String>> broken(String name, PrintFonts fonts) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.JAPANESE);
        breaks.setText(name);
        List<String> best = List.of();
        double bestCost = Double.MAX_VALUE;
        for (int at = breaks.next(); at != BreakIterator.DONE && at < name.length(); ) {
            List<String> lines = List.of(name.substring(0, at).strip(), name.substring(at).strip());
            double cost =
                    lines.stream()
                                    .mapToDouble(line -> fonts.width(FontWeight.BOLD, line))
                                    .max()
                                    .orElse(0)
                            * (Character.isWhitespace(name.charAt(at - 1)) ? BLANK_IS_WORTH : 1);
            if (cost < bestCost && lines.stream().noneMatch(String::isEmpty)) {
                best = lines;
                bestCost = cost;
            }
            at = breaks.next();
        }
        return best.isEmpty() ? List.of() : List.of(best);
    }
}
