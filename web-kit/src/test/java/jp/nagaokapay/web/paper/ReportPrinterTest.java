package jp.nagaokapay.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.nagaokapay.web.paper.Report.Align;
import jp.nagaokapay.web.paper.Report.Column;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportPrinterTest {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("日時", 2, Align.LEFT),
                    new Column("決済番号", 3, Align.LEFT),
                    new Column("金額", 1, Align.RIGHT));

    private final ReportPrinter printer = new ReportPrinter(new PrintFonts());

    @Test
    void every_row_is_printed_once_and_every_page_has_the_head_and_its_number() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            rows.add(List.of("2024-03-31", "payment:row-" + i + "-end", "1,000円"));
        }
        Report report = new Report("精算書", "", List.of(new Report.Table("明細", COLUMNS, rows, 0)));

        try (PDDocument document = Loader.loadPDF(printer.pdf(report))) {
            String text = new PDFTextStripper().getText(document);
            int pages = document.getNumberOfPages();
            assertThat(pages).isEqualTo(3);
            for (int i = 1; i <= 100; i++) {
                assertThat(text).containsOnlyOnce("row-" + i + "-end");
            }
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document)).contains("精算書", "決済番号", page + " / " + pages);
            }
            assertThat(document.getPages())
                    .allSatisfy(page ->
                            assertThat(fontsAreEmbedded(page)).as("fonts are embedded").isTrue());
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("精算書");
        }
    }

    @Test
    void a_text_too_long_for_its_place_is_set_smaller_and_then_cut() throws IOException {
        String longName = "とても長い名前の加盟店".repeat(20);
        Report report =
                new Report(
                        longName,
                        "改行\nあり",
                        List.of(
                                new Report.Facts(List.of(new Report.Fact("加盟店", longName))),
                                new Report.Table(
                                        "",
                                        COLUMNS,
                                        List.of(List.of("", longName, "123,456,789,012円")),
                                        1),
                                new Report.Note(longName)));

        try (PDDocument document = Loader.loadPDF(printer.pdf(report))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("…", "123,456,789,012円", "改行 あり");
        }
    }

    private static boolean fontsAreEmbedded(PDPage page) throws IOException {
        return StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
                .allMatch(name -> {
                    try {
                        return page.getResources().getFont(name).isEmbedded();
                    } catch (IOException e) {
                        return false;
                    }
                });
    }
}
