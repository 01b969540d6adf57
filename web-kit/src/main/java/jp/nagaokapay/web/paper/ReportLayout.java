package jp.nagaokapay.web.paper;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.web.paper.PageElement.Ink;
import jp.nagaokapay.web.paper.Report.Align;
import jp.nagaokapay.web.paper.Report.Column;

/** Sets a report on A4 pages, in millimetres from the top; used once. */
final class ReportLayout {
    private static final double WIDTH = 210;
    private static final double HEIGHT = 297;
    private static final double MARGIN = 20;
    private static final double INSIDE = WIDTH - 2 * MARGIN;
    private static final double TOP_OF_FURTHER_PAGES = 28;
    private static final double BOTTOM = HEIGHT - 22;
    private static final double ROW = 6.4;
    private static final double NAME_WIDTH = 44;
    private static final double TEXT = 3.2;
    private static final double SMALL = 2.7;
    private static final double HAIRLINE = 0.15;
    private static final double BARS = 45;

    private final PrintFonts fonts;
    private final FittedText letters;
    private final Report report;
    private final List<List<PageElement>> pages = new ArrayList<>();
    private double y;

    ReportLayout(PrintFonts fonts, Report report) {
        this.fonts = fonts;
        this.report = report;
        letters = new FittedText(fonts);
    }

    List<Page> pages() {
        firstPage();
        for (Report.Part part : report.parts()) {
            switch (part) {
                case Report.Facts facts -> facts.facts().forEach(this::fact);
                case Report.Table table -> table(table);
                case Report.Bars bars -> bars(bars);
                case Report.Note note -> note(note.text());
            }
            y += 4;
        }
        return numbered();
    }

    private void firstPage() {
        pages.add(new ArrayList<>());
        y = MARGIN + 7;
        letters.fit(report.title(), FontWeight.BOLD, 6, INSIDE)
                .ifPresent(line -> centred(line, FontWeight.BOLD, Ink.NAVY));
        if (!report.subtitle().isEmpty()) {
            y += 7;
            letters.fit(report.subtitle(), FontWeight.REGULAR, 4, INSIDE)
                    .ifPresent(line -> centred(line, FontWeight.REGULAR, Ink.BLACK));
        }
        y += 4;
        box(MARGIN, y, INSIDE, 0.5, Ink.NAVY);
        y += 4;
    }

    private void furtherPage() {
        pages.add(new ArrayList<>());
        y = MARGIN;
        text(MARGIN, INSIDE, report.title(), SMALL, FontWeight.REGULAR, Ink.GREY, Align.LEFT);
        y = TOP_OF_FURTHER_PAGES;
    }

    private void fact(Report.Fact fact) {
        room(ROW);
        y += ROW - 2;
        text(MARGIN, NAME_WIDTH, fact.name(), TEXT, FontWeight.REGULAR, Ink.GREY, Align.LEFT);
        text(
                MARGIN + NAME_WIDTH,
                INSIDE - NAME_WIDTH,
                fact.value(),
                TEXT,
                FontWeight.REGULAR,
                Ink.BLACK,
                Align.LEFT);
        y += 2;
    }

    private void table(Report.Table table) {
        room(table.heading().isEmpty() ? 2 * ROW : 3 * ROW);
        if (!table.heading().isEmpty()) {
            y += ROW - 2;
            text(MARGIN, INSIDE, table.heading(), 3.6, FontWeight.BOLD, Ink.NAVY, Align.LEFT);
            y += 2.5;
        }
        head(table.columns());
        int bold = table.rows().size() - table.emphasized();
        for (int i = 0; i < table.rows().size(); i++) {
            if (y + ROW > BOTTOM) {
                furtherPage();
                head(table.columns());
            }
            row(
                    table.columns(),
                    table.rows().get(i),
                    i < bold ? FontWeight.REGULAR : FontWeight.BOLD);
        }
    }

    private void head(List<Column> columns) {
        box(MARGIN, y, INSIDE, ROW, Ink.PALE);
        cells(columns, columns.stream().map(Column::name).toList(), FontWeight.BOLD, Ink.NAVY);
    }

    private void row(List<Column> columns, List<String> cells, FontWeight weight) {
        cells(columns, cells, weight, Ink.BLACK);
        box(MARGIN, y, INSIDE, HAIRLINE, Ink.GREY);
    }

    private void cells(List<Column> columns, List<String> cells, FontWeight weight, Ink ink) {
        double shares = columns.stream().mapToDouble(Column::share).sum();
        double x = MARGIN;
        y += ROW - 2.1;
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            double width = INSIDE * column.share() / shares;
            text(x + 1, width - 2, cells.get(i), TEXT, weight, ink, column.align());
            x += width;
        }
        y += 2.1;
    }

    private void bars(Report.Bars bars) {
        room(BARS + 3 * ROW);
        y += ROW - 2;
        text(MARGIN, INSIDE, bars.heading(), 3.6, FontWeight.BOLD, Ink.NAVY, Align.LEFT);
        y += 5;
        text(MARGIN, INSIDE, bars.topText(), SMALL, FontWeight.REGULAR, Ink.GREY, Align.LEFT);
        y += 1;
        box(MARGIN, y, INSIDE, HAIRLINE, Ink.GREY);
        double width = INSIDE / Math.max(1, bars.bars().size());
        for (int i = 0; i < bars.bars().size(); i++) {
            double height = BARS * Math.clamp((double) bars.bars().get(i) / bars.top(), 0.0, 1.0);
            if (height > 0) {
                box(MARGIN + i * width, y + BARS - height, width * 0.9, height, Ink.NAVY);
            }
        }
        y += BARS;
        box(MARGIN, y, INSIDE, HAIRLINE, Ink.BLACK);
        y += SMALL * 1.5;
        text(MARGIN, INSIDE, bars.first(), SMALL, FontWeight.REGULAR, Ink.GREY, Align.LEFT);
        text(MARGIN, INSIDE, bars.last(), SMALL, FontWeight.REGULAR, Ink.GREY, Align.RIGHT);
    }

    private void note(String text) {
        for (String line : letters.broken(text, FontWeight.REGULAR, SMALL, INSIDE)) {
            room(SMALL * 1.6);
            y += SMALL * 1.6;
            mark(MARGIN, line, SMALL, FontWeight.REGULAR, Ink.GREY);
        }
    }

    private void room(double height) {
        if (y + height > BOTTOM) {
            furtherPage();
        }
    }

    private void centred(FittedText.Line line, FontWeight weight, Ink ink) {
        mark((WIDTH - line.width()) / 2, line.text(), line.size(), weight, ink);
    }

    private void text(
            double x,
            double width,
            String text,
            double size,
            FontWeight weight,
            Ink ink,
            Align align) {
        letters.fit(text, weight, size, width)
                .ifPresent(line ->
                        mark(
                                align == Align.LEFT ? x : x + width - line.width(),
                                line.text(),
                                line.size(),
                                weight,
                                ink));
    }

    private void mark(double x, String text, double size, FontWeight weight, Ink ink) {
        pages.getLast().add(new PageElement.Text(x, y, size, weight, ink, text));
    }

    private void box(double x, double top, double width, double height, Ink ink) {
        pages.getLast().add(new PageElement.Box(x, top, width, height, ink));
    }

    private List<Page> numbered() {
        List<Page> numbered = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            List<PageElement> marks = pages.get(i);
            String number = (i + 1) + " / " + pages.size();
            double width = fonts.width(FontWeight.REGULAR, number) * SMALL;
            marks.add(
                    new PageElement.Text(
                            (WIDTH - width) / 2,
                            HEIGHT - 12,
                            SMALL,
                            FontWeight.REGULAR,
                            Ink.GREY,
                            number));
            numbered.add(new Page(WIDTH, HEIGHT, fonts.printable(report.title()), marks));
        }
        return numbered;
    }
}
