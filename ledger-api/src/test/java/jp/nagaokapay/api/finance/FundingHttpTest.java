package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A program of its own, whose days are over when the test says so. */
@Import(FundingHttpTest.Calendar.class)
class FundingHttpTest extends HttpTest {
    private static final String PATH = "/finance/v1/funding/COUNTER/reconciliations?date=";

    private static final String DATABASE = TestDatabase.freshUrl();
    private static final TestClock CLOCK = new TestClock(Instant.parse("2024-04-03T03:00:00Z"));

    @Autowired private Processors processors;

    private LocalDate today = BusinessDate.of(CLOCK.instant());
    private ApiClient finance;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        properties.add(OWN_DATABASE, () -> DATABASE);
    }

    @BeforeEach
    void finance_signs_in() {
        CLOCK.advance(Duration.ofDays(2));
        today = BusinessDate.of(CLOCK.instant());
        finance = with("finance:read finance:write");
    }

    private Answer upload(String key, LocalDate date, String csv) {
        return finance.send(
                "POST",
                PATH + date,
                csv,
                request -> {
                    request.setHeader("Content-Type", "text/csv");
                    request.header("Idempotency-Key", key);
                });
    }

    private String charged(long yen) {
        String receipt = "receipt-" + UUID.randomUUID();
        Answer charged =
                with("counter")
                        .post(
                                "/counter/v1/charges",
                                """
                                {"walletId": "%s", "amount": %d, "receiptNumber": "%s"}
                                """
                                        .formatted(wallet(), yen, receipt));
        assertThat(charged.status()).isEqualTo(201);
        processors.awaitDrained(Duration.ofSeconds(20));
        return receipt;
    }

    @TestConfiguration
    static class Calendar {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @Test
    void a_file_is_compared_and_its_differences_are_closed_with_a_reason() {
        String receipt = charged(2_000);
        String csv =
                "\uFEFFdate,reference,amount\r\n%s,%s,2000\r\n%s,\"unknown-%s\",300\r\n\r\n \r\n"
                        .formatted(today, receipt, today, receipt);
        String key = UUID.randomUUID().toString();
        assertThat(upload(key, today, csv).status()).isEqualTo(422);
        assertThat(upload(key, today, csv).code()).isEqualTo("DAY_NOT_OVER");
        CLOCK.advance(Duration.ofDays(1));

        Answer first = upload(key, today, csv);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().at("/statement/matched").asInt()).isPositive();
        assertThat(first.json().at("/statement/state").asString()).isEqualTo("OPEN");
        assertThat(with("audit").get("/finance/v1/audit?id=" + today).raw().body())
                .contains("\"channel\":\"COUNTER\"", "\"date\":\"" + today + "\"");
        Answer again = upload(key, today, csv);
        assertThat(again.replayed()).isTrue();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(upload(key, today, csv.strip() + "\r\nx,y,1\r\n").code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(
                        upload(UUID.randomUUID().toString(), today, csv)
                                .json()
                                .at("/statement/reconciliationId"))
                .isEqualTo(first.json().at("/statement/reconciliationId"));
        String difference =
                first.json()
                        .path("differences")
                        .valueStream()
                        .filter(each ->
                                each.path("reference").asString().equals("unknown-" + receipt))
                        .findFirst()
                        .orElseThrow()
                        .path("differenceId")
                        .asString();
        String closing = "/finance/v1/funding/differences/" + difference + "/closing";
        assertThat(finance.get("/finance/v1/funding/differences?open=true&limit=1000").raw().body())
                .contains(difference);
        for (String phone :
                new String[] {
                    "担当 0258-35-1122", "０９０ー１２３４ー５６７８", "(090)1234 5678", "090\u200B1234─5678"
                }) {
            Answer personal = finance.post(closing, "{\"reason\": \"" + phone + "\"}");
            assertThat(personal.status()).as(phone).isEqualTo(400);
            assertThat(personal.json().at("/errors/0/field").asString()).isEqualTo("reason");
            assertThat(personal.json().at("/errors/0/code").asString())
                    .isEqualTo("NO_PHONE_NUMBER");
            assertThat(personal.json().at("/errors/0/message").asString()).contains("個人情報");
        }
        Answer closed =
                finance.post(
                        closing,
                        "{\"reason\": \"提供者の試験データ 2024-04-01、charge:01234567890123456789012345678901\"}");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().at("/closing/reason").asString())
                .isEqualTo("提供者の試験データ 2024-04-01、charge:01234567890123456789012345678901");
        assertThat(finance.post(closing, "{\"reason\": \"別の理由\"}").code())
                .isEqualTo("DIFFERENCE_NOT_OPEN");
        assertThat(finance.get("/finance/v1/funding/differences?open=true&limit=1000").raw().body())
                .doesNotContain(difference);
        String id = first.json().at("/statement/reconciliationId").asString();
        assertThat(
                        finance.get("/finance/v1/funding/reconciliations/" + id)
                                .json()
                                .at("/statement/version")
                                .asInt())
                .isPositive();
        assertThat(
                        finance.get(
                                        "/finance/v1/funding/reconciliations?from=%s&to=%s"
                                                .formatted(today, today))
                                .raw()
                                .body())
                .contains(id);
    }

    @Test
    void a_file_with_bad_lines_is_refused_with_their_numbers() {
        charged(1_000);
        Answer bad = upload("k", today, "reference,amount\na,1\nb,0\nc\n,5\nd,1.5\ne,2,3\n\"f,4\n");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().path("errors").valueStream().map(e -> e.path("field").asString()))
                .containsExactly("line 3", "line 4", "line 5", "line 6", "line 7", "line 8");
        assertThat(upload("k", today, "ref,amount\na,1\n").json().at("/errors/0/code").asString())
                .isEqualTo("HEADER");
        Answer empty = upload("k", today, "");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.code()).isEqualTo("FILE_EMPTY");
        assertThat(empty.text("detail")).isEqualTo("ファイルが空です。もう一度お選びください。");
        assertThat(upload("k", today, "\uFEFF\r\n \r\n").code()).isEqualTo("FILE_EMPTY");
        Answer json = finance.post(PATH + today, "{}");
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.text("detail")).isEqualTo("この形式の内容は受け取れません。text/csv で送ってください。");
        assertThat(upload("k", today.plusDays(1), "reference,amount\n").code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
        assertThat(upload("k", today, "x".repeat(1_100_000)).status()).isEqualTo(413);
        assertThat(
                        finance.send(
                                        "POST",
                                        PATH + today,
                                        "reference,amount\n",
                                        request -> request.setHeader("Content-Type", "text/csv"))
                                .code())
                .isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void what_is_not_there_is_404() {
        assertThat(finance.get("/finance/v1/funding/reconciliations/unknown").status())
                .isEqualTo(404);
        assertThat(
                        finance.post(
                                        "/finance/v1/funding/differences/unknown/closing",
                                        "{\"reason\": \"x\"}")
                                .code())
                .isEqualTo("DIFFERENCE_NOT_FOUND");
        assertThat(
                        finance.get(
                                        "/finance/v1/funding/reconciliations?from=2024-02-01&to=2024-01-01")
                                .status())
                .isEqualTo(400);
        charged(1_000);
        assertThat(
                        finance.get(
                                        "/finance/v1/funding/reconciliations?from=2030-02-01&to=2030-03-01")
                                .code())
                .isEqualTo("OUTSIDE_THE_BOOKS");
    }
}
