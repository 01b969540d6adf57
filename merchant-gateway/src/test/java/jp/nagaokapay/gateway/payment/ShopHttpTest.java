package jp.nagaokapay.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.nagaokapay.gateway.HttpTestGateway;
import jp.nagaokapay.gateway.ledger.BusinessDates;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.TestShop;
import jp.nagaokapay.web.input.MalformedRequests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = HttpTestGateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.flyway.enabled=false", "spring.config.name=merchant-gateway"})
@DirtiesContext
class ShopHttpTest {
    @LocalServerPort int port;
    @Autowired FakeLedger ledger;
    @Autowired DeclinedAttempts declined;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void an_owner_sees_the_days_payments_of_the_own_shop() throws Exception {
        TestShop testShop = new TestShop(ledger);
        testShop.pay(3);
        new TestShop(ledger).pay(2);

        JsonNode day = get(testShop, "/shop/v1/payments?limit=2", 200);
        assertThat(day.path("totals").path("payments").asLong()).isEqualTo(3);
        assertThat(day.path("payments").size()).isEqualTo(2);
        JsonNode rest = get(testShop, "/shop/v1/payments?after=" + day.path("next").asLong(), 200);
        assertThat(rest.path("payments").size()).isEqualTo(1);
        get(testShop, "/shop/v1/payments?limit=501", 400);
        get(testShop, "/terminal/v1/payments", 403);
    }

    @Test
    void an_owner_pages_through_a_period_and_takes_it_as_a_table() throws Exception {
        TestShop testShop = new TestShop(ledger);
        testShop.pay(3);
        LocalDate today = BusinessDates.today(ledger.clock());
        String period = "from=" + today.minusDays(2) + "&to=" + today.plusDays(1);

        JsonNode page = get(testShop, "/shop/v1/payments?limit=2&" + period, 200);
        assertThat(page.path("payments").size()).isEqualTo(2);
        assertThat(page.path("nextFrom").asString()).isEqualTo(today.toString());
        JsonNode rest =
                get(
                        testShop,
                        "/shop/v1/payments?from=%s&to=%s&after=%d"
                                .formatted(
                                        page.path("nextFrom").asString(),
                                        today.plusDays(1),
                                        page.path("next").asLong()),
                        200);
        assertThat(rest.path("payments").size()).isEqualTo(1);
        assertThat(rest.has("nextFrom")).isFalse();
        get(testShop, "/shop/v1/payments?from=2026-01-01&to=2026-04-03", 400);
        get(testShop, "/shop/v1/payments?from=2026-01-02&to=2026-01-01", 400);

        HttpResponse<String> table = send(testShop, "/shop/v1/payments.csv?" + period);
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body().lines()).hasSize(4);
        assertThat(table.body()).contains("取引番号");
    }

    @Test
    void an_owner_counts_the_refused_attempts_of_the_own_shop() throws Exception {
        TestShop testShop = new TestShop(ledger);
        TestShop other = new TestShop(ledger);
        refuse(testShop, "A-1", "CODE_EXPIRED");
        refuse(testShop, "A-2", "CODE_EXPIRED");
        refuse(testShop, "A-2", "INSUFFICIENT_BALANCE");
        refuse(other, "A-3", "CODE_EXPIRED");

        JsonNode counts = get(testShop, "/shop/v1/declined-attempts", 200);
        assertThat(counts.path("total").asLong()).isEqualTo(3);
        assertThat(counts.path("codes").path("CODE_EXPIRED").asLong()).isEqualTo(2);
        assertThat(counts.path("days").get(0).path("date").asString()).isEqualTo("2023-04-01");

        LocalDate day = LocalDate.parse("2023-03-01");
        String from = "/shop/v1/declined-attempts?from=" + day + "&to=";
        assertThat(get(testShop, from + day.plusDays(1), 200).path("total").asLong()).isZero();
        assertThat(get(testShop, from + day.minusDays(1), 400).path("code").asString())
                .isEqualTo("DATES_OUT_OF_BOUNDS");
        get(testShop, from + day.plusDays(181), 400);
    }

    @Test
    void no_request_however_malformed_is_an_error_of_ours() {
        TestShop testShop = new TestShop(ledger);
        Instant later = Instant.parse("2099-01-01T00:00:00Z");
        String terminal = HttpTestGateway.token(testShop.terminal(), later);
        new MalformedRequests(port, terminal).assertBodiesAreRefused("/terminal/v1/payments");
        MalformedRequests shop =
                new MalformedRequests(port, HttpTestGateway.token(testShop.merchantId()));
        shop.assertQueriesAreRefused("/shop/v1/payments");
        shop.assertFormsAreRefused("/shop/v1/webhook-endpoints");
        shop.assertProtocolIsKept("/shop/v1/payments");
    }

    @Test
    void an_empty_parameter_is_none_and_an_unknown_one_is_named() throws Exception {
        TestShop testShop = new TestShop(ledger);
        get(testShop, "/shop/v1/payments?date=&after=&limit=", 200);
        get(testShop, "/shop/v1/declined-attempts?from=&to=", 200);
        JsonNode refused = get(testShop, "/shop/v1/payments?page=2", 400);
        assertThat(refused.path("code").asString()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("page");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("UNKNOWN_PARAMETER");
    }

    private void refuse(TestShop testShop, String id, String code) {
        declined.add(
                new RequestKey("terminal|" + UUID.randomUUID(), "hash"),
                testShop.terminal(),
                new PaymentOrder(id, "0", 100, true, null, false),
                code);
    }

    private JsonNode get(TestShop testShop, String path, int status) throws Exception {
        HttpResponse<String> response = send(testShop, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        String body = response.body();
        return JsonMapper.builder().build().readTree(body.isEmpty() ? "{}" : body);
    }

    private HttpResponse<String> send(TestShop testShop, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header(
                                "Authorization",
                                "Bearer " + HttpTestGateway.token(testShop.merchantId()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
