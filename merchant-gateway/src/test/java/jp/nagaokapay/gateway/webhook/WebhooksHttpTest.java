package jp.nagaokapay.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.nagaokapay.gateway.HttpTestGateway;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.ShopAction;
import jp.nagaokapay.gateway.ledger.ShopOutcome;
import jp.nagaokapay.gateway.ledger.TestShop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = HttpTestGateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "spring.threads.virtual.enabled=true",
            "nagaokapay.events.feed-pause=10ms",
            "nagaokapay.webhooks.poll=20ms",
            "nagaokapay.webhooks.attempt-timeout=1s",
            "nagaokapay.webhooks.allow-private-targets=true"
        })
@DirtiesContext
class WebhooksHttpTest {
    private static final String ENDPOINTS = "/shop/v1/webhook-endpoints";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort int port;
    @Autowired FakeLedger ledger;
    @Autowired JdbcClient client;

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private TestShop testShop;

    @BeforeEach
    void setUp() {
        testShop = new TestShop(ledger);
    }

    @AfterEach
    void close() {
        receiver.close();
        http.shutdownNow();
    }

    @Test
    void a_shop_is_called_for_what_happens_after_it_registered_and_can_tell_who_called() {
        testShop.pay("BEFORE", 1);
        awaitCopied();
        Answer registered = register(testShop, receiver.url());
        assertThat(registered.status).isEqualTo(201);
        assertThat(registered.text("secret")).matches("whsec_[0-9A-Za-z_-]{43}");
        assertThat(registered.text("status")).isEqualTo("ENABLED");
        new TestShop(ledger).pay("ELSEWHERE", 5);
        testShop.pay("A-1", 1_200);
        testShop.refund("A-1", "R-1", 200);

        await().untilAsserted(() -> assertThat(receiver.calls).hasSize(2));
        assertThat(receiver.calls)
                .extracting(call -> call.json().path("type").asString())
                .containsExactlyInAnyOrder("payment.captured", "payment.refunded");
        WebhookReceiver.Call call = receiver.calls.getFirst();
        assertThat(call.json().path("merchantPaymentId").asString()).isEqualTo("A-1");
        assertThat(call.header("Nagaokapay-Event-Id")).isEqualTo(call.eventId());
        assertThat(call.header("Nagaokapay-Delivery-Id")).startsWith("delivery:");
        assertThat(call.header("User-Agent")).isEqualTo("Nagaokapay-Webhooks/1");
        assertThat(call.header("Content-Type")).startsWith("application/json");
        assertThat(call.headers()).doesNotContainKeys("Authorization", "Cookie");
        assertThat(signatures(call)).containsExactly(expected(registered.text("secret"), call));
        assertThat(get(testShop, endpoint(registered)).body).doesNotContain("whsec_");
    }

    @Test
    void one_registered_in_the_middle_of_a_storm_gets_everything_from_some_event_on()
            throws Exception {
        Thread storm = Thread.ofVirtual().start(() -> testShop.pay(400));
        Answer endpoint = register(testShop, receiver.url());
        storm.join();
        testShop.pay(1);
        awaitCopied();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(log(endpoint, "?limit=500"))
                                .allMatch(it -> it.path("status").asString().equals("DELIVERED")));
        List<Long> positions =
                client.sql(
                                """
                                SELECT position FROM gateway.webhook_delivery
                                WHERE endpoint_id = ? ORDER BY position
                                """)
                        .param(endpoint.text("endpointId"))
                        .query((row, _) -> row.getLong(1))
                        .list();
        assertThat(positions)
                .isEqualTo(
                        client.sql(
                                        """
                                        SELECT position FROM gateway.shop_event
                                        WHERE merchant_id = ? AND position >= ? ORDER BY position
                                        """)
                                .params(testShop.merchantId(), positions.getFirst())
                                .query((row, _) -> row.getLong(1))
                                .list());
        assertThat(receiver.calls).hasSize(positions.size());
    }

    @Test
    void a_receiver_that_fails_half_the_time_gets_everything() {
        Random random = new Random(7);
        receiver.answering(
                _ -> random.nextBoolean() ? 204 : List.of(500, 302, 404).get(random.nextInt(3)));
        Answer endpoint = register(testShop, receiver.url());
        testShop.pay(40);
        awaitCopied();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    // Days go by in the test as fast as attempts do.
                    ledger.pass(Duration.ofMinutes(20));
                    assertThat(log(endpoint, "?status=DELIVERED")).hasSize(40);
                });
        Set<String> happened = eventIds(testShop);
        assertThat(
                        receiver.calls.stream()
                                .map(WebhookReceiver.Call::eventId)
                                .collect(Collectors.toSet()))
                .isEqualTo(happened);
        assertThat(receiver.calls.size()).isGreaterThan(40);
        assertThat(receiver.calls)
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Cookie"));
    }

    @Test
    void both_secrets_sign_until_a_day_after_the_rotation() {
        Answer endpoint = register(testShop, receiver.url());
        Answer rotated = post(testShop, endpoint(endpoint) + "/secret-rotation", "");
        assertThat(rotated.status).isEqualTo(200);
        String old = endpoint.text("secret");
        String fresh = rotated.text("secret");
        assertThat(fresh).isNotEqualTo(old);

        testShop.pay(1);
        await().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
        WebhookReceiver.Call both = receiver.calls.getFirst();
        assertThat(signatures(both)).containsExactly(expected(fresh, both), expected(old, both));

        ledger.pass(Duration.ofHours(25));
        testShop.pay(1);
        await().untilAsserted(() -> assertThat(receiver.calls).hasSize(2));
        WebhookReceiver.Call one = receiver.calls.get(1);
        assertThat(signatures(one)).containsExactly(expected(fresh, one));
    }

    @Test
    void a_slow_receiver_holds_no_other_shop_up() {
        receiver.answering(_ -> {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000_000L);
            return 200;
        });
        Answer slow = register(testShop, receiver.url());
        testShop.pay(200);
        awaitCopied();
        TestShop other = new TestShop(ledger);
        try (WebhookReceiver quick = new WebhookReceiver()) {
            register(other, quick.url());
            other.pay(20);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(quick.calls).hasSize(20));
        }
        await().untilAsserted(() ->
                assertThat(log(slow, "?limit=500"))
                        .anyMatch(it -> it.path("lastError").asString().equals("TIMEOUT")));
    }

    @Test
    void an_endpoint_that_took_nothing_for_three_days_is_disabled_and_loses_nothing() {
        Set<String> open = ConcurrentHashMap.newKeySet();
        receiver.answering(_ -> open.isEmpty() ? 503 : 200);
        Answer endpoint = register(testShop, receiver.url());
        testShop.pay(3);
        awaitCopied();

        await().pollInterval(Duration.ofMillis(40))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    ledger.pass(Duration.ofMinutes(30));
                    assertThat(get(testShop, endpoint(endpoint)).text("status"))
                            .isEqualTo("DISABLED");
                });
        assertThat(get(testShop, endpoint(endpoint)).text("notice"))
                .isEqualTo("NOTHING_TAKEN_FOR_TOO_LONG");
        testShop.pay(4);
        awaitCopied();
        int before = receiver.calls.size();

        open.add("repaired");
        Answer byHand =
                post(
                        testShop,
                        delivery(endpoint, log(endpoint, "").getFirst()) + "/redelivery",
                        "");
        assertThat(byHand.status).isEqualTo(202);
        await().untilAsserted(() -> assertThat(receiver.calls).hasSize(before + 1));
        assertThat(get(testShop, endpoint(endpoint)).text("status")).isEqualTo("DISABLED");

        Answer enabled = post(testShop, endpoint(endpoint) + "/enabling", "");
        assertThat(enabled.text("status")).isEqualTo("ENABLED");
        assertThat(enabled.json.has("notice")).isFalse();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(log(endpoint, "?status=DELIVERED")).hasSize(7));
        assertThat(
                        log(endpoint, "").stream()
                                .map(it -> it.path("eventId").asString())
                                .collect(Collectors.toSet()))
                .isEqualTo(eventIds(testShop));
        post(testShop, endpoint(endpoint) + "/enabling", "");
        assertThat(log(endpoint, "")).hasSize(7);
    }

    @Test
    void an_endpoint_ends_with_the_owner_who_made_it_until_another_one_vouches_for_it() {
        String leaving = HttpTestGateway.token(testShop.merchantId(), "staff:leaving");
        String staying = HttpTestGateway.token(testShop.merchantId(), "staff:staying");
        try (WebhookReceiver other = new WebhookReceiver()) {
            Answer theirs = send(leaving, "POST", ENDPOINTS, body(receiver.url()));
            Answer ours = send(staying, "POST", ENDPOINTS, body(other.url()));

            ledger.revokeBearer("staff:leaving");

            await().untilAsserted(() ->
                    assertThat(get(testShop, endpoint(theirs)).text("status"))
                            .isEqualTo("DISABLED"));
            assertThat(get(testShop, endpoint(theirs)).text("notice")).isEqualTo("OWNER_REVOKED");
            assertThat(get(testShop, endpoint(ours)).text("status")).isEqualTo("ENABLED");
            testShop.pay(2);
            await().untilAsserted(() -> assertThat(other.calls).hasSize(2));
            assertThat(receiver.calls).isEmpty();

            Answer enabled = send(staying, "POST", endpoint(theirs) + "/enabling", null);

            assertThat(enabled.text("status")).isEqualTo("ENABLED");
            await().untilAsserted(() -> assertThat(receiver.calls).hasSize(2));
            testShop.pay(1);
            await().untilAsserted(() -> assertThat(receiver.calls).hasSize(3));
            assertThat(get(testShop, endpoint(theirs)).text("status")).isEqualTo("ENABLED");
        }
    }

    @Test
    void what_an_owner_changes_is_on_record_before_it_happens_and_else_does_not_happen() {
        String owner = HttpTestGateway.token(testShop.merchantId(), "staff:changing");
        int before = ledger.actions().size();

        Answer made = send(owner, "POST", ENDPOINTS, body(receiver.url()));
        send(owner, "GET", endpoint(made), null);
        send(owner, "POST", ENDPOINTS, body(receiver.url()));
        send(owner, "DELETE", endpoint(made), null);

        assertThat(ledger.actions().subList(before, ledger.actions().size()))
                .extracting(ShopAction::who, ShopAction::method, ShopAction::path, ShopAction::ids)
                .containsExactly(
                        tuple("staff:changing", "POST", ENDPOINTS, Map.of()),
                        tuple("staff:changing", "POST", ENDPOINTS, Map.of()),
                        tuple(
                                "staff:changing",
                                "DELETE",
                                ENDPOINTS + "/{id}",
                                Map.of("id", made.text("endpointId"))));
        await().untilAsserted(() -> assertThat(ledger.outcomeOf(before + 2)).isNotNull());
        assertThat(ledger.outcomeOf(before))
                .isEqualTo(
                        new ShopOutcome(
                                before, 201, null, Map.of("endpointId", made.text("endpointId"))));
        assertThat(ledger.outcomeOf(before + 1))
                .isEqualTo(new ShopOutcome(before + 1, 422, "WEBHOOK_ENDPOINT_EXISTS", Map.of()));
        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(1), null));
        try {
            assertThat(send(owner, "POST", ENDPOINTS, body(receiver.url())).status).isEqualTo(503);
        } finally {
            ledger.goDown(null);
        }
        assertThat(get(testShop, ENDPOINTS).json.path("endpoints").size()).isZero();
    }

    private static String body(String url) {
        return "{\"url\": \"" + url + "\"}";
    }

    @Test
    void a_delivery_that_was_taken_can_be_sent_again_and_is_known_by_its_event() {
        Answer endpoint = register(testShop, receiver.url());
        testShop.pay(1);
        await().untilAsserted(() -> assertThat(log(endpoint, "?status=DELIVERED")).hasSize(1));

        JsonNode done = log(endpoint, "").getFirst();
        assertThat(done.path("attempts").asInt()).isEqualTo(1);
        assertThat(done.path("lastStatus").asInt()).isEqualTo(200);
        assertThat(done.has("deliveredAt")).isTrue();
        post(testShop, delivery(endpoint, done) + "/redelivery", "");

        await().untilAsserted(() -> assertThat(receiver.calls).hasSize(2));
        assertThat(receiver.calls.get(1).eventId()).isEqualTo(receiver.calls.get(0).eventId());
        assertThat(receiver.calls.get(1).body()).isEqualTo(receiver.calls.get(0).body());
        await().untilAsserted(() ->
                assertThat(log(endpoint, "").getFirst().path("attempts").asInt()).isEqualTo(2));
    }

    @Test
    void a_test_takes_the_same_way() {
        Answer endpoint = register(testShop, receiver.url());
        assertThat(post(testShop, endpoint(endpoint) + "/test", "").status).isEqualTo(202);

        await().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
        WebhookReceiver.Call call = receiver.calls.getFirst();
        assertThat(call.json().path("type").asString()).isEqualTo("test");
        assertThat(signatures(call)).containsExactly(expected(endpoint.text("secret"), call));
    }

    @Test
    void another_shops_endpoint_is_not_there() {
        Answer endpoint = register(testShop, receiver.url());
        testShop.pay(1);
        await().untilAsserted(() -> assertThat(log(endpoint, "")).hasSize(1));
        String delivery = delivery(endpoint, log(endpoint, "").getFirst());
        TestShop other = new TestShop(ledger);

        for (Answer answer :
                List.of(
                        get(other, endpoint(endpoint)),
                        get(other, endpoint(endpoint) + "/deliveries"),
                        post(other, endpoint(endpoint) + "/secret-rotation", ""),
                        post(other, endpoint(endpoint) + "/enabling", ""),
                        post(other, endpoint(endpoint) + "/test", ""),
                        post(other, delivery + "/redelivery", ""),
                        send(other, "DELETE", endpoint(endpoint), null))) {
            assertThat(answer.status).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("WEBHOOK_ENDPOINT_NOT_FOUND");
        }
        assertThat(get(other, ENDPOINTS).json.path("endpoints").size()).isZero();
        assertThat(
                        post(testShop, endpoint(endpoint) + "/deliveries/delivery:0/redelivery", "")
                                .text("code"))
                .isEqualTo("WEBHOOK_DELIVERY_NOT_FOUND");
        assertThat(get(testShop, endpoint(endpoint)).status).isEqualTo(200);
    }

    @Test
    void a_shop_has_five_endpoints_each_once_and_a_deleted_one_is_called_no_more() {
        Answer first = register(testShop, receiver.url());
        Answer again = register(testShop, receiver.url());
        assertThat(again.status).isEqualTo(422);
        assertThat(again.text("code")).isEqualTo("WEBHOOK_ENDPOINT_EXISTS");
        assertThat(again.text("endpointId")).isEqualTo(first.text("endpointId"));
        for (int i = 2; i <= 5; i++) {
            assertThat(register(testShop, receiver.url() + i).status).isEqualTo(201);
        }
        assertThat(register(testShop, receiver.url() + 6).text("code"))
                .isEqualTo("TOO_MANY_WEBHOOK_ENDPOINTS");
        assertThat(get(testShop, ENDPOINTS).json.path("endpoints").size()).isEqualTo(5);

        get(testShop, ENDPOINTS)
                .json
                .path("endpoints")
                .forEach(it ->
                        assertThat(
                                        send(
                                                        testShop,
                                                        "DELETE",
                                                        ENDPOINTS
                                                                + "/"
                                                                + it.path("endpointId").asString(),
                                                        null)
                                                .status)
                                .isEqualTo(204));
        testShop.pay(1);
        awaitCopied();
        assertThat(receiver.calls).isEmpty();
        assertThat(register(testShop, receiver.url()).status).isEqualTo(201);
    }

    @Test
    void what_is_no_address_is_refused_with_the_reason() {
        Answer refused = register(testShop, "https://user@shop.example/");
        assertThat(refused.status).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("WEBHOOK_TARGET_REFUSED");
        assertThat(refused.text("reason")).isEqualTo("MORE_THAN_AN_ADDRESS");
        assertThat(post(testShop, ENDPOINTS, "{}").status).isEqualTo(400);
    }

    @Test
    void the_log_comes_in_pages_newest_first() {
        Answer endpoint = register(testShop, receiver.url());
        testShop.pay(5);
        await().untilAsserted(() -> assertThat(log(endpoint, "")).hasSize(5));

        Answer page = get(testShop, endpoint(endpoint) + "/deliveries?limit=3");
        List<JsonNode> seen = new ArrayList<>();
        page.json.path("deliveries").forEach(seen::add);
        assertThat(seen).hasSize(3);
        Answer rest =
                get(
                        testShop,
                        endpoint(endpoint)
                                + "/deliveries?limit=3&after="
                                + page.json.path("next").asLong());
        rest.json.path("deliveries").forEach(seen::add);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(rest.json.has("next")).isFalse();
    }

    private Set<String> eventIds(TestShop at) {
        return Set.copyOf(
                client.sql(
                                "SELECT 'event:' || position FROM gateway.shop_event WHERE merchant_id = ?")
                        .param(at.merchantId())
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    /** As docs/shop-events.md tells a shop to do it, apart from the code that signs. */
    private static String expected(String secret, WebhookReceiver.Call call) {
        String header = call.header("Nagaokapay-Signature");
        String seconds = header.substring(2, header.indexOf(','));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sum =
                    mac.doFinal((seconds + "." + call.body()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> signatures(WebhookReceiver.Call call) {
        return java.util.Arrays.stream(call.header("Nagaokapay-Signature").split(","))
                .filter(part -> part.startsWith("v1="))
                .map(part -> part.substring(3))
                .toList();
    }

    private void awaitCopied() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        client.sql("SELECT position FROM gateway.feed_cursor")
                                        .query((row, _) -> row.getLong(1))
                                        .single()
                                == ledger.feedLength());
    }

    private Answer register(TestShop at, String url) {
        return post(at, ENDPOINTS, body(url));
    }

    private static String endpoint(Answer registered) {
        return ENDPOINTS + "/" + registered.text("endpointId");
    }

    private static String delivery(Answer registered, JsonNode delivery) {
        return endpoint(registered) + "/deliveries/" + delivery.path("deliveryId").asString();
    }

    private List<JsonNode> log(Answer endpoint, String query) {
        List<JsonNode> deliveries = new ArrayList<>();
        get(testShop, endpoint(endpoint) + "/deliveries" + query)
                .json
                .path("deliveries")
                .forEach(deliveries::add);
        return deliveries;
    }

    private Answer get(TestShop at, String path) {
        return send(at, "GET", path, null);
    }

    private Answer post(TestShop at, String path, String body) {
        return send(at, "POST", path, body);
    }

    private Answer send(TestShop at, String method, String path, @Nullable String body) {
        return send(HttpTestGateway.token(at.merchantId()), method, path, body);
    }

    private Answer send(String token, String method, String path, @Nullable String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null || body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(), text, JSON.readTree(text.isEmpty() ? "{}" : text));
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Answer(int status, String body, JsonNode json) {
        String text(String field) {
            return json.path(field).asString();
        }
    }
}
