package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KpiFilesHttpTest extends HttpTest {
    @Autowired private Processors processors;

    private ApiClient finance;

    @BeforeEach
    void something_was_paid() {
        finance = with("finance:read");
        WalletId wallet = walletWith(3_000);
        resident(wallet).post("/api/v1/wallet/payments", pay(shop(), 700));
        processors.awaitDrained(Duration.ofSeconds(20));
    }

    @Test
    void the_slices_add_up_to_the_citys_figures() {
        for (String by : new String[] {"DISTRICT", "CLASS", "CATEGORY", "RESIDENCY"}) {
            Answer year = finance.get("/finance/v1/kpis");
            Answer slices = finance.get("/finance/v1/kpis/breakdown?by=" + by);
            long usage =
                    slices.json()
                            .path("slices")
                            .valueStream()
                            .mapToLong(slice -> slice.path("usageTotal").asLong())
                            .sum();
            assertThat(usage).as(by).isPositive().isEqualTo(year.number("usageTotal"));
        }
        assertThat(finance.get("/finance/v1/kpis/breakdown?by=SIZE").status()).isEqualTo(400);
        assertThat(finance.get("/finance/v1/kpis/breakdown?by=CLASS&month=2001-01").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(finance.get("/finance/v1/kpis/activity").json().at("/ages/0/wallets").asLong())
                .isPositive();
    }

    @Test
    void a_month_is_of_its_own_fiscal_year_and_within_the_books() {
        YearMonth month = YearMonth.from(BusinessDate.of(Instant.now()));
        int year = FiscalYear.of(month.atDay(1)).year();
        String breakdown = "/finance/v1/kpis/breakdown?by=CLASS&month=";
        assertThat(finance.get(breakdown + month).number("fiscalYear")).isEqualTo(year);
        assertThat(finance.get(breakdown + month + "&fiscalYear=" + year).status()).isEqualTo(200);
        for (String refused :
                new String[] {
                    month + "&fiscalYear=" + (year - 1),
                    month.minusYears(1).toString(),
                    month.plusMonths(1).toString(),
                    "2001-01"
                }) {
            Answer answer = finance.get(breakdown + refused);
            assertThat(answer.status()).as(refused).isEqualTo(422);
            assertThat(answer.code()).as(refused).isEqualTo("OUTSIDE_THE_BOOKS");
        }
        assertThat(
                        finance.get("/finance/v1/kpis/breakdown.csv?by=DISTRICT&month=" + month)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void the_ripple_effects_multiplier_is_named_as_an_assumption() {
        assertThat(finance.get("/finance/v1/kpis").text("rippleMultiplier")).isEqualTo("1095/518");
        assertThat(
                        finance.get("/finance/v1/kpis/table")
                                .json()
                                .at("/years/0/rippleMultiplier")
                                .asString())
                .isEqualTo("1095/518");
        for (String csv : new String[] {"kpis.csv", "kpis/monthly.csv"}) {
            assertThat(finance.get("/finance/v1/" + csv).raw().body()).contains("前提：利用総額×1095/518");
        }
        assertThat(finance.get("/finance/v1/kpis/breakdown.csv?by=CLASS").raw().body())
                .startsWith("\uFEFF業態,決済回数,")
                .contains("個店,");
    }

    @Test
    void the_workbook_opens_with_every_sheet_and_numbers_as_numbers() throws Exception {
        int year = FiscalYear.of(BusinessDate.of(Instant.now())).year();
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(base() + "/finance/v1/kpis.xlsx?fiscalYear=" + year))
                        .header("Authorization", "Bearer " + token("finance:read", _ -> {}))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream file = client.send(request, BodyHandlers.ofInputStream()).body();
                ReadableWorkbook workbook = new ReadableWorkbook(file)) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("市の指標", "年度表", "月次", "地区別", "業態別", "業種別", "市内外", "最終利用");
            for (Sheet sheet : workbook.getSheets().toList()) {
                assertThat(sheet.read()).as(sheet.getName()).hasSizeGreaterThan(1);
            }
            List<Row> city = workbook.getFirstSheet().read();
            assertThat(city.getFirst().stream().limit(4).map(Cell::getText))
                    .containsExactly("指標", "単位", "R4 目標", "R4 実績");
            assertThat(city.subList(1, 7))
                    .extracting(row -> row.getCellText(0) + " " + row.getCellText(1))
                    .containsExactly(
                            "デジタル商品券チャージ額 千円",
                            "利用可能店舗・サービス数 店",
                            "市外在住者アプリ利用数 人",
                            "デジタル決済総数 回",
                            "利用額総合計 百万円",
                            "経済波及効果 百万円");
            assertThat(city.get(1).getCell(2).asNumber()).isEqualByComparingTo("20000");
            assertThat(city.get(8).getCellText(0)).contains("1095/518");
            int running =
                    city.getFirst().stream()
                            .map(Cell::getText)
                            .toList()
                            .indexOf(new FiscalYear(year).era() + " 実績");
            assertThat(city.get(1).getCell(running).getType()).isEqualTo(CellType.NUMBER);
        }
    }
}
