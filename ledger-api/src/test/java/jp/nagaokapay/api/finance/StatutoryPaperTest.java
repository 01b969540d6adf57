package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.ledger.statutory.StatutoryReport;
import jp.nagaokapay.ledger.statutory.StatutoryReport.Figures;
import jp.nagaokapay.web.paper.Prints;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class StatutoryPaperTest {
    private static final Figures PAID =
            new Figures(
                    8_000_000,
                    5_200,
                    30_000_000,
                    21_000,
                    25_000_000,
                    1_999_999,
                    11_000_001,
                    310,
                    1_700);
    private static final Figures POINTS = new Figures(100, 20, 3_000, 15, 2_000, 600, 500, 4, 9);

    @Test
    void the_table_opens_in_a_spreadsheet_with_points_apart() {
        String csv = StatutoryPaper.sheet(report(Issuer.Kind.REGISTERED)).csv();

        assertThat(csv)
                .startsWith("\uFEFF基準日,項目,単位,有償（チャージ）,無償（ポイント）,合計,内容\r\n")
                .contains("2024-03-31,発行者,,,,,試験発行者\r\n")
                .contains("2024-03-31,対象期間,,,,,令和5年10月1日（2023年） から 令和6年3月31日（2024年） まで\r\n")
                .contains("2024-03-31,報告の区分,,,,,届出・報告の対象（登録発行者）\r\n")
                .contains("2024-03-31,当期発行件数,件,5200,20,5220,\r\n")
                .contains("2024-03-31,当期失効件数,件,310,4,314,\r\n")
                .contains("2024-03-31,基準日未使用件数,件,1700,9,1709,\r\n")
                .contains("2024-03-31,基準日未使用残高,円,11000001,500,11000501,\r\n")
                .contains("2024-03-31,基準額,円,10000000,10000000,10000000,")
                .contains("2024-03-31,基準額を超えるか,,超える,超えない,超える,\r\n")
                .endsWith("2024-03-31,要供託額（残高の2分の1）,円,5500001,0,5500251,\r\n");
    }

    @Test
    void a_table_for_reference_says_that_nothing_is_to_be_deposited() {
        for (Issuer.Kind kind : Issuer.Kind.values()) {
            String csv = StatutoryPaper.sheet(report(kind)).csv();
            assertThat(csv.contains(",報告の区分,,,,,参考")).isEqualTo(!kind.due());
            assertThat(csv.endsWith(",5500251,参考（供託の義務はない）\r\n")).isEqualTo(!kind.due());
        }
    }

    @Test
    void the_paper_is_one_page_that_says_whether_it_is_due() throws IOException {
        for (Issuer.Kind kind : Issuer.Kind.values()) {
            byte[] pdf = Prints.pdf(StatutoryPaper.report(report(kind)));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                String text = new PDFTextStripper().getText(document);
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(text)
                        .contains(
                                "310件",
                                "1,709件",
                                "長岡市大手通1-4-10",
                                "11,000,001円",
                                "5,500,001円",
                                "1 / 1")
                        .contains("令和6年3月31日（2024年）");
                assertThat(text.contains("参考")).isEqualTo(!kind.due());
            }
            Files.write(Path.of("target", "statutory-" + kind + ".pdf"), pdf);
        }
    }

    private static StatutoryReport report(Issuer.Kind kind) {
        return new StatutoryReport(
                new Issuer("試験発行者", List.of("新潟県長岡市大手通1-4-10"), kind),
                LocalDate.parse("2024-03-31"),
                LocalDate.parse("2023-09-30"),
                PAID,
                POINTS);
    }
}
