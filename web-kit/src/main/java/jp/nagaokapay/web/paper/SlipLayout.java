package jp.nagaokapay.web.paper;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.web.paper.PageElement.Ink;

/**
 * Sets a report on one slip of a roll of 58 mm, as long as it takes, in millimetres from the top;
 * used once. Printers of such rolls reach 48 mm of them, and know black alone.
 */
final class SlipLayout {
    private static final double WIDTH = 58;
    private static final double MARGIN = 5;
    private static final double INSIDE = WIDTH - 2 * MARGIN;
    private static final double TITLE = 4.6;
    private static final double SUBTITLE = 6;
    private static final double TEXT = 3;
    private static final double LINE = 4.4;
    private static final double SMALL = 2.6;
    private static final double NAME_SHARE = 0.4;
    private static final double RULE = 0.25;

    private final PrintFonts fonts;
    private final FittedText letters;
    private final Report report;
    private final List<PageElement> marks = new ArrayList<>();
    private double y = MARGIN;

    SlipLayout(PrintFonts fonts, Report report) {
        this.fonts = fonts;
        this.report = report;
        letters = new FittedText(fonts);
    }

    Page page() {
        centred(report.title(), TITLE);
        centred(report.subtitle(), SUBTITLE);
        for (Report.Part part : report.parts()) {
            y += 2;
            marks.add(new PageElement.Box(MARGIN, y, INSIDE, RULE, Ink.BLACK));
            y += 1;
            switch (part) {
                case Report.Facts facts ->
                        facts.facts().forEach(fact -> line(fact.name(), fact.value()));
                case Report.Table table -> table(table);
                case Report.Bars _ ->
                        throw new IllegalArgumentException("a slip has no room for bars");
                case Report.Note note -> small(note.text());
            }
        }
        return new Page(WIDTH, y + MARGIN, fonts.printable(report.title()), marks);
    }

    private void centred(String text, double size) {
        letters.fit(text, FontWeight.BOLD, size, INSIDE)
                .ifPresent(line -> {
                    y += size * 1.4;
                    mark((WIDTH - line.width()) / 2, line.text(), line.size(), FontWeight.BOLD);
                });
    }

    /** A table's first column to the left, its last to the right; there is no room for others. */
    private void table(Report.Table table) {
        small(table.heading());
        table.rows().forEach(row -> line(row.getFirst(), row.getLast()));
    }

    /** A value that is too long for its line has further ones. */
    private void line(String name, String value) {
        List<String> lines =
                letters.broken(value, FontWeight.REGULAR, TEXT, INSIDE * (1 - NAME_SHARE));
        y += LINE;
        letters.fit(name, FontWeight.REGULAR, TEXT, INSIDE * NAME_SHARE - 1)
                .ifPresent(it -> mark(MARGIN, it.text(), it.size(), FontWeight.REGULAR));
        for (int i = 0; i < lines.size(); i++) {
            y += i == 0 ? 0 : LINE;
            double width = fonts.width(FontWeight.REGULAR, lines.get(i)) * TEXT;
            mark(MARGIN + INSIDE - width, lines.get(i), TEXT, FontWeight.REGULAR);
        }
    }

    private void small(String text) {
        for (String line : letters.broken(text, FontWeight.REGULAR, SMALL, INSIDE)) {
            y += SMALL * 1.5;
            mark(MARGIN, line, SMALL, FontWeight.REGULAR);
        }
    }

    private void mark(double x, String text, double size, FontWeight weight) {
        marks.add(new PageElement.Text(x, y, size, weight, Ink.BLACK, text));
    }
}
