package jp.nagaokapay.web.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes text fit. */
final class FittedText {
    /** Smaller than this share of its size, a text is cut instead. */
    private static final double SMALLEST = 0.6;

    private static final String ELLIPSIS = "…";

    private final PrintFonts fonts;

    FittedText(PrintFonts fonts) {
        this.fonts = fonts;
    }

    /** The text on one line no wider than {@code width}; empty when there is none. */
    Optional<Line> fit(String text, FontWeight weight, double size, double width) {
        String line = fonts.printable(text.replaceAll("[\\r\\n\\t]", " ")).strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        double full = fonts.width(weight, line) * size;
        if (full <= width) {
            return Optional.of(new Line(line, size, full));
        }
        double smaller = Math.max(size * width / full, size * SMALLEST);
        String cut = line;
        while (fonts.width(weight, line) * smaller > width + 0.001 && !cut.isEmpty()) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
            line = cut + ELLIPSIS;
        }
        return Optional.of(new Line(line, smaller, fonts.width(weight, line) * smaller));
    }

    /** The text on as many lines as it takes; broken anywhere, as Japanese is. */
    List<String> broken(String text, FontWeight weight, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (int letter : fonts.printable(text).codePoints().toArray()) {
            String next = Character.toString(letter);
            double wide = fonts.width(weight, next) * size;
            if (used + wide > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(next);
            used += wide;
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    record Line(String text, double size, double width) {}
}
