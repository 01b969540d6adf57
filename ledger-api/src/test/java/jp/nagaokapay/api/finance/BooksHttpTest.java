package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BooksHttpTest extends HttpTest {
    private ApiClient finance;
    private WalletId walletId;

    @Autowired private BooksProof proof;

    @BeforeEach
    void a_wallet_was_charged_and_paid_from() {
        finance = with("finance:read");
        walletId = walletWith(3_000);
        resident(walletId).post("/api/v1/wallet/payments", pay(shop(), 500));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> balance("").number("debit") == 500);
    }

    private Answer balance(String at) {
        return finance.get("/finance/v1/accounts/" + walletId + "/balance" + at);
    }

    @Test
    void a_wallets_balance_is_that_of_its_two_accounts_at_any_instant() {
        assertThat(balance("").number("balance")).isEqualTo(2_500);
        assertThat(balance("").json().at("/accounts/0/account").asString())
                .isEqualTo(walletId + ":paid");
        assertThat(balance("").json().at("/accounts/1/credit").asLong()).isZero();
        Instant now = Instant.now().minusMillis(1);
        assertThat(balance("?at=" + now).number("balance")).isEqualTo(2_500);
        assertThat(balance("?at=" + now).number("unbookedExpiry")).isZero();
        assertThat(balance("?at=2001-01-01T00:00:00Z").code()).isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(balance("?at=2099-01-01T00:00:00Z").code()).isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(finance.get("/finance/v1/accounts/nonsense/balance").status()).isEqualTo(404);
        assertThat(finance.get("/finance/v1/accounts/fees/balance").number("balance")).isZero();
    }

    @Test
    void what_the_books_cannot_answer_is_never_an_empty_answer() {
        for (String outside :
                new String[] {
                    "journal?from=2100-01-01",
                    "journal?from=2000-01-01&to=2000-02-01",
                    "accounts?group=bank&from=2100-01-01&to=2100-02-01"
                }) {
            Answer answer = finance.get("/finance/v1/" + outside);
            assertThat(answer.status()).as(outside).isEqualTo(422);
            assertThat(answer.code()).as(outside).isEqualTo("OUTSIDE_THE_BOOKS");
        }
        assertThat(finance.get("/finance/v1/journal?from=2024-02-01&to=2024-01-01").code())
                .isEqualTo("RANGE");
        for (String unknown :
                new String[] {
                    "accounts/wallet:none/balance",
                    "accounts/merchant-payable:merchant:none/balance",
                    "accounts?group=nothing",
                    "journal?group=nothing",
                    "journal?account=wallet:none:paid"
                }) {
            Answer answer = finance.get("/finance/v1/" + unknown);
            assertThat(answer.status()).as(unknown).isEqualTo(404);
            assertThat(answer.code()).as(unknown).isEqualTo("ACCOUNT_NOT_FOUND");
        }
        Answer both = finance.get("/finance/v1/journal?account=bank&group=bank");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.json().at("/errors/0/code").asString()).isEqualTo("ONLY_ONE");
    }

    @Test
    void a_line_of_the_trial_balance_leads_down_to_the_event() {
        LocalDate today = BusinessDate.of(Instant.now());
        Answer accounts =
                finance.get(
                        "/finance/v1/accounts?limit=2&group=wallet:paid&from="
                                + today.minusDays(1)
                                + "&to="
                                + today);
        assertThat(accounts.json().path("accounts")).isNotEmpty();
        Answer shops = finance.get("/finance/v1/accounts?limit=1000&group=merchant-payable");
        assertThat(shops.json().at("/accounts/0/account").asString())
                .startsWith("merchant-payable:merchant:");
        assertThat(
                        finance.get(
                                        "/finance/v1/journal?group=merchant-payable&limit=1&from="
                                                + today)
                                .json()
                                .path("entries"))
                .hasSize(1);

        String cursor =
                finance.get("/finance/v1/journal?account=" + walletId + ":paid")
                        .json()
                        .at("/entries/0/cursor")
                        .asString();
        Answer event =
                finance.get("/finance/v1/journal/" + cursor.substring(0, cursor.indexOf('-')));

        assertThat(event.text("event")).isEqualTo("wallet.charged");
        assertThat(event.json().at("/payload/amount").asLong()).isEqualTo(3_000);
        assertThat(event.json().at("/payload/walletId").asString()).isEqualTo(walletId.value());
        assertThat(event.json().at("/postings/0/credit").asString()).isEqualTo(walletId + ":paid");
        assertThat(finance.get("/finance/v1/journal/999999999").code())
                .isEqualTo("JOURNAL_ENTRY_NOT_FOUND");
        assertThat(finance.get("/finance/v1/journal/999999999").status()).isEqualTo(404);
        assertThat(finance.get("/finance/v1/accounts").status()).isEqualTo(400);
    }

    @Test
    void the_books_prove_right_and_say_how_far() {
        proof.run();

        Answer conservation = finance.get("/finance/v1/conservation");

        assertThat(conservation.json().path("conserved").asBoolean()).isTrue();
        assertThat(conservation.json().path("stalled").asBoolean(true)).isFalse();
        assertThat(conservation.json().path("failing")).isEmpty();
        assertThat(conservation.number("checkedPosition")).isPositive();
        assertThat(conservation.json().path("differences")).isEmpty();
        assertThat(nobody().get("/actuator/prometheus").raw().body())
                .contains("ledger_conservation_differences 0.0")
                .contains("ledger_conservation_failing 0.0")
                .contains("ledger_conservation_stalled 0.0")
                .contains("ledger_conservation_checked_position");
        assertThat(nobody().get("/actuator/health").text("status")).isEqualTo("UP");
        assertThat(with("counter").get("/finance/v1/conservation").status()).isEqualTo(403);
    }

    @Test
    void there_is_a_report_of_no_other_date_than_the_laws() {
        assertThat(finance.get("/finance/v1/statutory-reports").json().path("baseDates").isArray())
                .isTrue();
        for (String form : new String[] {"", ".csv", ".pdf"}) {
            assertThat(finance.get("/finance/v1/statutory-reports/2023-06-30" + form).code())
                    .isEqualTo("BASE_DATE_UNKNOWN");
            assertThat(finance.get("/finance/v1/statutory-reports/2099-03-31" + form).code())
                    .isEqualTo("OUTSIDE_THE_BOOKS");
            assertThat(finance.get("/finance/v1/statutory-reports/2001-03-31" + form).status())
                    .isEqualTo(422);
            assertThat(finance.get("/finance/v1/statutory-reports/march" + form).status())
                    .isEqualTo(404);
        }
    }
}
