package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever watches the program sees what its alerts and its dashboard ask for. */
class MonitoringTest extends HttpTest {
    private static final Path MONITORING = Path.of("../docker/monitoring");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:nagaokapay|ledger|http|hikaricp|disk|jvm|process)_[a-z0-9_]+");

    /** There once a way for messages is connected, which no demo has. */
    private static final Set<String> OF_WHAT_IS_CONNECTED =
            Set.of("nagaokapay_messages_waiting", "nagaokapay_messages_sent_total");

    @Test
    void every_figure_of_an_alert_or_of_the_dashboard_is_there() throws IOException {
        nobody().get("/office/v1/merchants");
        String code = resident(wallet()).post("/api/v1/wallet/payment-codes").text("payload");
        Answer declined =
                terminal()
                        .post(
                                "/terminal/v1/payments",
                                """
                                {"merchantPaymentId": "till-1", "code": "%s", "amount": 1}
                                """
                                        .formatted(code));
        assertThat(declined.code()).isEqualTo("INSUFFICIENT_BALANCE");
        Set<String> scraped = names(scrape());
        String dashboard = Files.readString(MONITORING.resolve("grafana-dashboard.json"));
        Set<String> asked = names(Files.readString(MONITORING.resolve("alerts.yml")) + dashboard);
        asked.removeAll(OF_WHAT_IS_CONNECTED);

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(scraped).containsAll(asked);
        assertThat(JsonMapper.shared().readTree(dashboard).path("panels")).isNotEmpty();
    }

    @Test
    void what_an_alert_says_to_ask_can_be_asked() throws IOException {
        JsonNode paths =
                JsonMapper.shared()
                        .readTree(Files.readString(Path.of("../docs/openapi.json")))
                        .path("paths");
        assertThat(
                        Pattern.compile("GET (/[0-9a-z/-]+)")
                                .matcher(Files.readString(MONITORING.resolve("alerts.yml")))
                                .results()
                                .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(paths::has);
    }

    @Test
    void requests_are_timed_by_pattern_and_status_and_payments_counted_by_outcome() {
        WalletId wallet = walletWith(1_000);
        String shop = shop().value();
        String timed =
                "http_server_requests_seconds_count{method=\"POST\",status=\"%d\","
                        + "uri=\"/api/v1/wallet/payments\"}";
        double paid = value(timed.formatted(201));
        double refused = value(timed.formatted(422));
        double counted = value("nagaokapay_payments_total{outcome=\"paid\"}");
        double declined = value("nagaokapay_payments_total{outcome=\"declined\"}");
        for (String amount : List.of("600", "600")) {
            resident(wallet)
                    .post(
                            "/api/v1/wallet/payments",
                            "once-" + wallet,
                            "{\"merchantId\": \"%s\", \"amount\": %s}".formatted(shop, amount));
        }
        resident(wallet)
                .post(
                        "/api/v1/wallet/payments",
                        "{\"merchantId\": \"%s\", \"amount\": 601}".formatted(shop));

        // noted when the answer has left
        await().untilAsserted(() -> {
            assertThat(value(timed.formatted(201))).isEqualTo(paid + 2);
            assertThat(value(timed.formatted(422))).isEqualTo(refused + 1);
        });
        assertThat(value("nagaokapay_payments_total{outcome=\"paid\"}"))
                .as("an answer that is given again is counted once")
                .isEqualTo(counted + 1);
        assertThat(value("nagaokapay_payments_total{outcome=\"declined\"}"))
                .isEqualTo(declined + 1);
        assertThat(value("nagaokapay_ready")).isEqualTo(1);
        assertThat(Math.abs(value("nagaokapay_clock_offset_seconds"))).isLessThan(1);
        assertThat(value("nagaokapay_database_size_bytes")).isGreaterThan(1_000_000);
        assertThat(scrape()).doesNotContain(wallet.value(), shop);
    }

    private ApiClient terminal() {
        return signedIn(
                "terminal",
                claims ->
                        claims.claim("merchant", "merchant:demo")
                                .claim("terminal", "terminal:demo"));
    }

    private String scrape() {
        return nobody().get("/actuator/prometheus").raw().body();
    }

    private double value(String sample) {
        return scrape().lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
