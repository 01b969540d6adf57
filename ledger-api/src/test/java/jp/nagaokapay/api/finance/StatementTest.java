package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementMovements.Movement;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.web.paper.Prints;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final InvoiceSettings INVOICE = new InvoiceSettings("T7000020152021", 10);
    private static final MerchantId SHOP = new MerchantId("merchant:a");
    private static final LocalDate THROUGH = LocalDate.parse("2023-04-15");
    private static final Issuer ISSUER =
            new Issuer("試験発行者", List.of("長岡市大手通1-4-10"), Issuer.Kind.MUNICIPALITY);

    @Test
    void what_the_shop_owes_is_below_zero_wherever_it_is_carried() {
        String owing = statement(SettlementStatus.CARRIED_OVER, -20, -48, 0, null).sheet().csv();

        assertThat(owing)
                .contains(",前回から繰り越した金額,,,,,,-20,\r\n")
                .contains(",次回へ繰り越す金額,,,,,,-48,\r\n")
                .contains(",お振込額,,,,,,0,\r\n");
    }

    @Test
    void the_sums_stand_beside_the_column_that_they_sum() {
        String csv = statement(SettlementStatus.DUE, 0, 0, 970, null).sheet().csv();

        long sales =
                csv.lines()
                        .skip(1)
                        .map(line -> line.split(",", -1)[5])
                        .filter(cell -> !cell.isEmpty())
                        .mapToLong(Long::parseLong)
                        .sum();
        assertThat(sales).isEqualTo(1_000);
        assertThat(csv).contains(",売上合計,,,,,,1000,\r\n").contains("2023-04-03,12:00:00,売上,p1,");
    }

    @Test
    void the_paper_names_its_issuer_its_day_and_the_date_of_the_last_transfer() throws IOException {
        assertThat(paper(SettlementStatus.PAID, "2023-05-01"))
                .contains("試験発行者", "長岡市大手通1-4-10", "発行日", "2023年5月2日", "2023年5月1日")
                .doesNotContain("2023年4月28日");
        assertThat(paper(SettlementStatus.RETURNED, "2023-04-28")).contains("未定（2023年4月28日");
        assertThat(paper(SettlementStatus.DUE, null)).contains("2023年4月28日").doesNotContain("未定");
    }

    @Test
    void it_is_a_qualified_invoice_for_the_fee_where_the_issuer_has_a_number() throws IOException {
        assertThat(paper(SettlementStatus.DUE, null))
                .contains("登録番号 T7000020152021", "10％対象、税込", "30円", "うち消費税額（10％） 2円", "試験商店");
        assertThat(statement(SettlementStatus.DUE, 0, 0, 970, null).sheet().csv())
                .contains(",うち消費税額（10％）,,,,,,2,\r\n");
        assertThat(new InvoiceSettings(null, 10).tax(Yen.of(10)).amount()).isZero();
        assertThat(new InvoiceSettings(null, 10).tax(Yen.of(11)).amount()).isEqualTo(1);
        for (String wrong : List.of("T7000020152022", "7000020152021", "T700002015202")) {
            assertThatThrownBy(() -> new InvoiceSettings(wrong, 10))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String paper(SettlementStatus status, @Nullable String transferOn)
            throws IOException {
        Statement statement =
                statement(
                        status, 0, 0, 970, transferOn == null ? null : LocalDate.parse(transferOn));
        try (PDDocument document = Loader.loadPDF(Prints.pdf(statement.report()))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Statement statement(
            SettlementStatus status,
            long carriedIn,
            long carriedOut,
            long payout,
            @Nullable LocalDate transferOn) {
        SettlementView found =
                new SettlementView(
                        SettlementId.of(SHOP, THROUGH),
                        SHOP,
                        LocalDate.parse("2023-04-01"),
                        THROUGH,
                        LocalDate.parse("2023-04-28"),
                        Yen.of(1_000),
                        Yen.ZERO,
                        1,
                        0,
                        300,
                        Yen.of(30),
                        carriedIn,
                        Yen.of(payout),
                        carriedOut,
                        Instant.parse("2023-04-17T03:00:00Z"),
                        "closer",
                        List.of("closer"),
                        status,
                        null);
        Movement sale =
                new Movement(
                        Instant.parse("2023-04-03T03:00:00Z"),
                        LocalDate.parse("2023-04-03"),
                        "payment:1",
                        "p1",
                        null,
                        Yen.of(1_000),
                        Yen.ZERO,
                        Yen.ZERO);
        return new Statement(
                ISSUER,
                INVOICE,
                found,
                0,
                "試験商店",
                transferOn,
                LocalDate.parse("2023-05-02"),
                List.of(sale));
    }
}
