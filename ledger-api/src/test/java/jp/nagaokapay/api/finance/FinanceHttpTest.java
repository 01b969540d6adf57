package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinanceHttpTest extends HttpTest {
    private ApiClient finance;
    private WalletId walletId;

    @BeforeEach
    void a_wallet_was_charged_and_paid_from() {
        finance = with("finance:read");
        walletId = walletWith(3_000);
        resident(walletId).post("/api/v1/wallet/payments", pay(shop(), 500));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> postings().json().path("entries").size() == 2);
    }

    private Answer postings() {
        return finance.get("/finance/v1/journal?account=" + walletId + ":paid");
    }

    @Test
    void the_running_years_figures_stand_against_its_targets_or_none() {
        int year = FiscalYear.of(BusinessDate.of(Instant.now())).year();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> finance.get("/finance/v1/kpis").number("totalCharged") >= 3_000);

        Answer kpis = finance.get("/finance/v1/kpis");

        assertThat(kpis.number("fiscalYear")).isEqualTo(year);
        assertThat(kpis.text("era")).startsWith("R");
        assertThat(kpis.number("paymentCount")).isPositive();
        assertThat(kpis.json().path("targets").has("totalCharged")).isTrue();
        assertThat(kpis.json().path("targets").path("totalCharged").isNull()).isTrue();
        Answer months = finance.get("/finance/v1/kpis/monthly?fiscalYear=" + year);
        assertThat(months.json().path("months")).isNotEmpty();
        Answer csv = finance.get("/finance/v1/kpis.csv?fiscalYear=" + year);
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.raw().body()).startsWith("\uFEFF年度,指標,").contains("決済回数").endsWith("\r\n");
    }

    @Test
    void a_year_outside_the_books_is_refused_and_a_nonsense_year_wrong() {
        assertThat(finance.get("/finance/v1/kpis?fiscalYear=2020").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(finance.get("/finance/v1/kpis?fiscalYear=2020").status()).isEqualTo(422);
        assertThat(finance.get("/finance/v1/kpis.csv?fiscalYear=2020").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        for (String year : new String[] {"x", "1999", "10000", ""}) {
            Answer wrong = finance.get("/finance/v1/kpis/monthly?fiscalYear=" + year);
            assertThat(wrong.status()).as(year).isIn(year.isEmpty() ? 200 : 400);
        }
    }

    @Test
    void the_journal_has_both_ends_of_every_move() {
        Answer page = finance.get("/finance/v1/journal?limit=1&account=" + walletId + ":paid");
        assertThat(page.json().at("/entries/0/debit").asString()).isEqualTo("funding:CREDIT_CARD");
        assertThat(page.json().at("/entries/0/credit").asString()).isEqualTo(walletId + ":paid");
        assertThat(page.json().at("/entries/0/amount").asLong()).isEqualTo(3_000);
        Answer next =
                finance.get(
                        "/finance/v1/journal?limit=1&account="
                                + walletId
                                + ":paid&after="
                                + page.text("next"));
        assertThat(next.json().at("/entries/0/amount").asLong()).isEqualTo(500);
        assertThat(finance.get("/finance/v1/journal?account=nonsense").status()).isEqualTo(400);
        assertThat(finance.get("/finance/v1/journal?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void the_books_balance() {
        Answer balance = finance.get("/finance/v1/trial-balance");
        assertThat(balance.number("difference")).isZero();
        assertThat(balance.number("debit")).isPositive();
        assertThat(
                        finance.get("/finance/v1/trial-balance?at=" + Instant.now().minusMillis(1))
                                .number("difference"))
                .isZero();
        assertThat(finance.get("/finance/v1/trial-balance?at=2001-01-01T00:00:00Z").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(finance.get("/finance/v1/trial-balance?at=2099-01-01T09:00:00%2B09:00").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(finance.get("/finance/v1/trial-balance?at=yesterday").status()).isEqualTo(400);
    }

    @Test
    void the_outstanding_balance_is_of_a_date() {
        LocalDate today = BusinessDate.of(Instant.now());
        Answer outstanding = finance.get("/finance/v1/outstanding-balance?baseDate=" + today);
        assertThat(outstanding.number("paid")).isGreaterThanOrEqualTo(2_500);
        assertThat(outstanding.number("total"))
                .isEqualTo(outstanding.number("paid") + outstanding.number("points"));
        assertThat(finance.get("/finance/v1/outstanding-balance").status()).isEqualTo(400);
        assertThat(
                        finance.get("/finance/v1/outstanding-balance?baseDate=" + today.plusDays(1))
                                .code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
    }
}
