package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.zengin.AccountType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A program of its own, whose April 2023 is over when the test says so. */
@Import(SettlementHttpTest.Calendar.class)
class SettlementHttpTest extends HttpTest {
    private static final String SETTLEMENTS = "/finance/v1/settlements";
    private static final String PAYOUT = "/finance/v1/payouts/2023-04-28";
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final TestClock CLOCK = new TestClock(noon(LocalDate.of(2023, 4, 3)));

    @Autowired private Processors processors;
    @Autowired private BankAccounts accounts;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        properties.add(OWN_DATABASE, () -> DATABASE);
    }

    @Test
    void a_period_is_closed_released_by_another_person_transferred_and_reported_back() {
        ApiClient finance = programOf("closer", "finance:read finance:write");
        ApiClient releaser = person("releaser", "finance:read finance:release");
        MerchantId shop = shop();
        MerchantId nowhere = shop();
        WalletId wallet = walletWith(20_000);
        resident(wallet).post("/api/v1/wallet/payments", pay(shop, 6_000));
        resident(wallet).post("/api/v1/wallet/payments", pay(nowhere, 1_000));
        drain();

        Answer early = finance.post(SETTLEMENTS + "/closings", "{\"through\":\"2023-04-15\"}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.code()).isEqualTo("PERIOD_NOT_OVER");
        assertThat(finance.post(SETTLEMENTS + "/closings", "{\"through\":\"2023-04-14\"}").code())
                .isEqualTo("PERIOD_UNKNOWN");

        CLOCK.set(noon(LocalDate.of(2023, 4, 17)));
        account(shop);
        Answer closed = finance.post(SETTLEMENTS + "/closings", "k-1", "{}");
        assertThat(closed.status()).as(closed.raw().body()).isEqualTo(201);
        assertThat(closed.text("through")).isEqualTo("2023-04-15");
        assertThat(closed.text("payoutDate")).isEqualTo("2023-04-28");
        assertThat(closed.number("settlements")).isEqualTo(2);
        assertThat(closed.number("payout")).isEqualTo(5_910 + 985);
        assertThat(finance.post(SETTLEMENTS + "/closings", "k-1", "{}").replayed()).isTrue();
        assertThat(finance.post(SETTLEMENTS + "/closings", "{}").number("settlements"))
                .isEqualTo(2);
        assertThat(
                        with("audit")
                                .get("/finance/v1/audit?id=2023-04-15")
                                .json()
                                .path("actions")
                                .valueStream()
                                .map(action -> action.path("status").asInt()))
                .containsExactly(201, 201, 201, 422);
        drain();

        Answer preview = finance.get(PAYOUT);
        assertThat(preview.json().at("/payable/0/payout").asLong())
                .as(preview.raw().body())
                .isEqualTo(5_910);
        assertThat(preview.json().at("/payees")).hasSize(2);
        assertThat(preview.raw().body()).contains("****111").doesNotContain("1111111");
        assertThat(person("auditor", "finance:read audit").get(PAYOUT).raw().body())
                .contains("越後屋")
                .doesNotContain("****111");
        assertThat(preview.json().at("/held/0/reason").asString()).isEqualTo("NO_BANK_ACCOUNT");
        assertThat(finance.get(PAYOUT + ".zengin").code()).isEqualTo("PAYOUT_NOT_RELEASED");
        assertThat(finance.post(PAYOUT + "/release", "").status()).isEqualTo(403);
        Answer himself =
                person("closer", "finance:read finance:release").post(PAYOUT + "/release", "");
        assertThat(himself.code()).isEqualTo("FOUR_EYES_REQUIRED");
        assertThat(programOf("clerk", "finance:release").post(PAYOUT + "/release", "").code())
                .isEqualTo("FOUR_EYES_REQUIRED");

        assertThat(releaser.post(PAYOUT + "/release", "{\"total\":5911}").code())
                .isEqualTo("PAYOUT_CHANGED");
        Answer released = releaser.post(PAYOUT + "/release", "r-1", "");
        assertThat(released.status()).as(released.raw().body()).isEqualTo(200);
        assertThat(released.json().at("/release/total").asLong()).isEqualTo(5_910);
        assertThat(releaser.post(PAYOUT + "/release", "r-1", "").replayed()).isTrue();
        assertThat(releaser.post(PAYOUT + "/release", "").code()).isEqualTo("PAYOUT_RELEASED");
        String id = released.json().at("/transfers/0/settlementId").asString();

        Answer file = releaser.get(PAYOUT + ".zengin");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Length")).isEqualTo(Integer.toString(4 * 122));
        assertThat(file.raw().body()).startsWith("12100000000001");
        statements(finance, id);

        CLOCK.set(noon(LocalDate.of(2023, 4, 28)));
        String back =
                "{\"returned\":[{\"settlementId\":\"%s\",\"reason\":\"NAME_DIFFERS\"}]}"
                        .formatted(id);
        assertThat(finance.post(PAYOUT + "/results", back).status()).isEqualTo(200);
        assertThat(finance.get(SETTLEMENTS + "/" + id).json().at("/settlement/status").asString())
                .isEqualTo("RETURNED");
        assertThat(finance.post(SETTLEMENTS + "/" + id + "/correction", "{}").code())
                .isEqualTo("NOTHING_CORRECTED");
        assertThat(
                        finance.post(SETTLEMENTS + "/" + id + "/correction", "{\"note\":\"kana\"}")
                                .text("status"))
                .isEqualTo("DUE");
        String next = "/finance/v1/payouts/2023-05-01";
        drain();
        String statement = SETTLEMENTS + "/" + id + "/statement.csv";
        assertThat(finance.get(statement).raw().body()).contains("未定（2023年4月28日のお振込みは戻りました）");
        assertThat(releaser.post(next + "/release", "").status()).isEqualTo(200);
        CLOCK.set(noon(LocalDate.of(2023, 5, 1)));
        releaser.get(next + ".zengin");
        finance.post(next + "/results", "{\"othersDone\":true}");
        drain();
        assertThat(finance.get(statement).raw().body()).contains(",お振込日,,,,,,,2023年5月1日\r\n");
        ofTheShop(finance, id);

        Answer reconciled = finance.get(SETTLEMENTS + "/reconciliation");
        assertThat(reconciled.number("difference")).isZero();
        assertThat(reconciled.number("booksDifference")).isZero();
        assertThat(reconciled.number("payable")).isEqualTo(985);
        assertThat(finance.get("/finance/v1/trial-balance").number("difference")).isZero();
        assertThat(finance.get(SETTLEMENTS + "?status=PAID").json().at("/settlements")).hasSize(1);
        assertThat(finance.get("/finance/v1/payouts").json().at("/payouts")).hasSize(2);
        Answer trail =
                person("auditor", "finance:read audit")
                        .get("/finance/v1/audit?who=releaser&limit=100");
        assertThat(trail.raw().body()).contains(".zengin").contains("/release");
        wrong(finance);
    }

    private void statements(ApiClient finance, String id) {
        Answer csv = finance.get(SETTLEMENTS + "/" + id + "/statement.csv");
        assertThat(csv.raw().body())
                .contains(",お振込予定日,,,,,,,2023年4月28日\r\n")
                .contains(",発行者,,,,,,,ながおかペイ発行者\r\n")
                .contains(",発行日,,,,,,,2023年4月17日\r\n");
        assertThat(csv.raw().body())
                .contains("売上")
                .contains("6000")
                .contains("お振込額,,,,,,5910,\r\n");
        Answer pdf = finance.get(SETTLEMENTS + "/" + id + "/statement.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.raw().body()).startsWith("%PDF-");
        assertThat(finance.get(SETTLEMENTS + "/settlement:x.20230415/statement.pdf").status())
                .isEqualTo(404);
    }

    /** What the shop itself sees; another shop sees nothing of it. */
    private void ofTheShop(ApiClient finance, String id) {
        String merchant =
                finance.get(SETTLEMENTS + "/" + id).json().at("/settlement/merchantId").asString();
        ApiClient shop = signedIn("shop", claims -> claims.claim("merchant", merchant));
        ApiClient other = signedIn("shop", claims -> claims.claim("merchant", "merchant:demo"));
        Answer statements = shop.get("/shop/v1/statements");
        assertThat(statements.json().at("/statements/0/payout").asLong()).isEqualTo(5_910);
        assertThat(statements.raw().body()).doesNotContain("closer");
        String own = "/shop/v1/statements/" + id;
        assertThat(shop.get(own + ".csv").raw().body())
                .isEqualTo(finance.get(SETTLEMENTS + "/" + id + "/statement.csv").raw().body());
        assertThat(shop.get(own + ".pdf").raw().body()).startsWith("%PDF-");
        assertThat(other.get(own + ".csv").status()).isEqualTo(404);
        assertThat(shop.get("/shop/v1/payouts").json().at("/payouts"))
                .extracting(payout ->
                        payout.path("payoutDate").asString()
                                + payout.path("status").asString()
                                + payout.path("reason").asString())
                .containsExactly("2023-05-01PAID", "2023-04-28RETURNEDNAME_DIFFERS");
        assertThat(other.get("/shop/v1/payouts").json().at("/payouts")).isEmpty();
    }

    private static void wrong(ApiClient finance) {
        assertThat(finance.post(PAYOUT + "/results", "{\"done\":[null]}").status()).isEqualTo(400);
        assertThat(finance.post(PAYOUT + "/results", "{\"returned\":[{}]}").status())
                .isEqualTo(400);
        Answer unknown =
                finance.post(PAYOUT + "/results", "{\"done\":[\"settlement:nowhere.20230415\"]}");
        assertThat(unknown.code()).isEqualTo("TRANSFER_NOT_FOUND");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(
                        finance.post(
                                        "/finance/v1/payouts/2023-05-02/results",
                                        "{\"othersDone\":true}")
                                .code())
                .isEqualTo("PAYOUT_NOT_RELEASED");
        assertThat(finance.get("/finance/v1/payouts/soon").status()).isEqualTo(404);
        assertThat(finance.post(PAYOUT + "/results", "{\"returned\":[null]}").status())
                .isEqualTo(400);
        assertThat(finance.get(SETTLEMENTS + "?status=LOST").status()).isEqualTo(400);
    }

    /** As if a clerk had asked for it and a second person had approved. */
    private void account(MerchantId shop) {
        accounts.register(
                shop,
                new GivenAccount("0140", "020", AccountType.ORDINARY, "1111111", "カ）デモ"),
                "clerk",
                CLOCK.instant());
    }

    private void drain() {
        processors.awaitDrained(Duration.ofSeconds(30));
    }

    private static Instant noon(LocalDate date) {
        return BusinessDate.startOf(date).plus(Duration.ofHours(12));
    }

    @TestConfiguration
    static class Calendar {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }
}
