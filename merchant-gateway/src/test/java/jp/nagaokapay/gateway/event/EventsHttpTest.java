package jp.nagaokapay.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.nagaokapay.gateway.HttpTestGateway;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.ledger.TestShop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = HttpTestGateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "spring.threads.virtual.enabled=true",
            "server.shutdown=graceful",
            "nagaokapay.events.feed-pause=10ms",
            "nagaokapay.events.tail-pause=10ms",
            "nagaokapay.events.heartbeat=500ms"
        })
@DirtiesContext
class EventsHttpTest {
    @LocalServerPort int port;
    @Autowired FakeLedger ledger;
    @Autowired OpenStreams streams;
    @Autowired EventLog log;
    @Autowired JdbcClient client;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<StreamClient> opened = new ArrayList<>();
    private TestShop testShop;

    @BeforeEach
    void setUp() {
        ledger.goDown(null);
        testShop = new TestShop(ledger);
    }

    @AfterEach
    void close() {
        opened.forEach(StreamClient::close);
        ledger.goDown(null);
        http.shutdownNow();
    }

    @Test
    void a_terminal_is_told_of_its_own_shop_from_now_on() {
        testShop.pay("BEFORE", 1);
        awaitCopied();
        TestShop other = new TestShop(ledger);
        StreamClient listener = listen(testShop, null);
        assertThat(listener.response.statusCode()).isEqualTo(200);
        assertThat(listener.response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(listener.response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(listener.response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        await().untilAsserted(() -> assertThat(listener.comments).contains(": open"));

        other.pay("ELSEWHERE", 5);
        testShop.pay("A-1", 1_200);
        testShop.refund("A-1", "R-1", 200);

        await().untilAsserted(() -> assertThat(listener.events).hasSize(2));
        assertThat(listener.types).containsExactly("payment.captured", "payment.refunded");
        var refund = listener.events.get(1);
        assertThat(refund.path("merchantPaymentId").asString()).isEqualTo("A-1");
        assertThat(refund.path("merchantRefundId").asString()).isEqualTo("R-1");
        assertThat(refund.path("merchantId").asString()).isEqualTo(testShop.merchantId());
        assertThat(refund.path("amount").asLong()).isEqualTo(200);
        assertThat(refund.path("type").asString()).isEqualTo("payment.refunded");
        assertThat(Instant.parse(refund.path("at").asString())).isEqualTo(ledger.clock().instant());
        assertThat(refund.path("eventId").asString()).isEqualTo("event:" + listener.lastEventId);
        assertThat(listener.events.get(0).has("merchantRefundId")).isFalse();
    }

    @Test
    void a_client_cut_off_a_hundred_times_has_every_event_once_and_in_order() throws Exception {
        Random random = new Random(20_260_117);
        int events = 1_500;
        Thread shop =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < events / 5; i++) {
                                testShop.pay(5);
                                java.util.concurrent.locks.LockSupport.parkNanos(4_000_000);
                            }
                        });
        List<String> heard = new ArrayList<>();
        String lastEventId = "0";
        int cuts = 0;
        while (cuts < 100 || heard.size() < events) {
            StreamClient listener = listen(testShop, lastEventId);
            opened.remove(listener);
            if (listener.response.statusCode() == 429) {
                listener.close();
                continue;
            }
            int enough = random.nextInt(30);
            long patience = System.nanoTime() + random.nextInt(60) * 1_000_000L;
            while (listener.events.size() < enough && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            listener.close();
            cuts++;
            listener.events.forEach(event -> heard.add(event.path("eventId").asString()));
            lastEventId = listener.lastEventId;
        }
        shop.join();

        assertThat(cuts).isGreaterThanOrEqualTo(100);
        awaitCopied();
        List<String> happened = new ArrayList<>();
        for (long at = 0; ; ) {
            List<ShopEvent> page = log.ofShop(testShop.merchantId(), at, 500);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(event -> happened.add(event.eventId()));
            at = page.getLast().position();
        }
        assertThat(happened).hasSize(events);
        assertThat(heard).isEqualTo(happened);
    }

    @Test
    void a_client_that_was_told_nothing_yet_still_misses_nothing_when_it_comes_back() {
        StreamClient quiet = listen(testShop, null);
        await().until(() -> quiet.lastEventId != null);
        quiet.close();

        testShop.pay("WHILE-AWAY", 100);
        awaitCopied();

        StreamClient back = listen(testShop, quiet.lastEventId);
        await().untilAsserted(() -> assertThat(back.events).hasSize(1));
    }

    @Test
    void heartbeats_carry_on_the_position_over_what_others_did() {
        StreamClient quiet = listen(testShop, null);
        new TestShop(ledger).pay(10);
        awaitCopied();
        long upTo = log.cursor().position();

        await().untilAsserted(() -> {
            assertThat(quiet.comments).contains(": still here");
            assertThat(quiet.lastEventId).isEqualTo(Long.toString(upTo));
        });
        assertThat(quiet.events).isEmpty();
    }

    @Test
    void an_address_may_say_the_position_and_the_header_goes_before_it() {
        testShop.pay(3);
        awaitCopied();
        long last = log.cursor().position();

        StreamClient byAddress = listen(testShop, "?after=" + (last - 2), null);
        await().untilAsserted(() -> assertThat(byAddress.events).hasSize(2));
        StreamClient byHeader = listen(testShop, "?after=" + (last - 2), Long.toString(last - 1));
        await().untilAsserted(() -> assertThat(byHeader.events).hasSize(1));
    }

    @Test
    void an_empty_position_is_none() {
        testShop.pay(3);
        awaitCopied();
        long last = log.cursor().position();

        StreamClient byEmptyHeader = listen(testShop, "?after=" + (last - 2), "");
        await().untilAsserted(() -> assertThat(byEmptyHeader.events).hasSize(2));
        StreamClient fromNowOn = listen(testShop, "?after=", " ");
        assertThat(fromNowOn.response.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(fromNowOn.comments).contains(": open"));
        assertThat(fromNowOn.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void a_malformed_position_is_refused(String lastEventId) {
        StreamClient refused = listen(testShop, lastEventId);

        assertThat(refused.response.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("EVENT_POSITION_MALFORMED");
    }

    @Test
    void a_position_that_was_never_given_out_is_refused() {
        StreamClient refused = listen(testShop, "999999999");

        assertThat(refused.response.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("EVENT_POSITION_UNKNOWN");
    }

    @Test
    void a_forgotten_position_is_gone_and_the_beginning_is_what_is_kept() {
        testShop.pay(5);
        awaitCopied();
        long first = log.ofShop(testShop.merchantId(), 0, 1).getFirst().position();
        ledger.pass(Duration.ofSeconds(1));
        testShop.pay(2);
        awaitCopied();
        while (log.deleteOldest(ledger.clock().instant(), 100) > 0) {}

        StreamClient late = listen(testShop, Long.toString(first));
        assertThat(late.response.statusCode()).isEqualTo(410);
        assertThat(code(late)).isEqualTo("EVENTS_FORGOTTEN");

        StreamClient again = listen(testShop, "0");
        await().untilAsserted(() -> assertThat(again.events).hasSize(2));
    }

    @Test
    void a_revoked_terminals_stream_ends_within_two_seconds_and_no_other() {
        ShopTerminal revoked = testShop.terminal();
        StreamClient listener = listen(testShop, null);
        StreamClient other = listen(new TestShop(ledger), null);
        ledger.revoke(revoked);

        await().atMost(Duration.ofSeconds(2)).until(() -> listener.ended);
        assertThat(other.isOver()).isFalse();
        StreamClient refused = listen(testShop, null);
        assertThat(refused.response.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("TERMINAL_REVOKED");
    }

    @Test
    void streams_end_when_nobody_can_say_for_five_seconds_that_they_may_go_on() {
        StreamClient listener = listen(testShop, null);
        await().until(() -> listener.lastEventId != null);
        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(1), null));

        assertThat(listen(testShop, null).response.statusCode()).isEqualTo(503);
        await().during(Duration.ofSeconds(3)).until(() -> !listener.isOver());
        await().atMost(Duration.ofSeconds(5)).until(() -> listener.ended);
    }

    @Test
    void a_stream_ends_with_its_token() {
        Instant expiresAt = ledger.clock().instant().plus(Duration.ofMinutes(5));
        StreamClient listener =
                StreamClient.open(
                        http,
                        address(""),
                        HttpTestGateway.token(testShop.terminal(), expiresAt),
                        null);
        opened.add(listener);
        await().until(() -> listener.lastEventId != null);
        assertThat(listener.isOver()).isFalse();

        ledger.pass(Duration.ofMinutes(5));
        await().atMost(Duration.ofSeconds(2)).until(() -> listener.ended);
    }

    @Test
    void a_terminal_has_three_streams_and_an_old_one_gives_way() {
        StreamClient oldest = listen(testShop, null);
        listen(testShop, null);
        listen(testShop, null);
        StreamClient fourth = listen(testShop, null);
        assertThat(fourth.response.statusCode()).isEqualTo(429);
        assertThat(fourth.response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(code(fourth)).isEqualTo("TOO_MANY_STREAMS");
        assertThat(oldest.isOver()).isFalse();

        await().pollDelay(Duration.ofMillis(600))
                .untilAsserted(() ->
                        assertThat(listen(testShop, null).response.statusCode()).isEqualTo(200));
        await().until(() -> oldest.ended);
    }

    @Test
    void a_client_that_does_not_read_holds_nobody_up() {
        StreamClient deaf = openWithoutReading();
        for (int i = 0; i < 10; i++) {
            testShop.pay(1_000);
        }
        TestShop other = new TestShop(ledger);
        StreamClient listener = listen(other, null);
        other.pay("A-1", 100);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(listener.events).hasSize(1));
        assertThat(deaf.response.statusCode()).isEqualTo(200);
    }

    @Test
    void clients_that_are_gone_are_noticed() {
        StreamClient gone = listen(testShop, null);
        await().until(() -> streams.terminals().contains(testShop.terminal()));
        gone.close();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> !streams.terminals().contains(testShop.terminal()));
    }

    @Test
    void streams_end_at_once_when_the_node_stops_and_none_begins() {
        StreamClient listener = listen(testShop, null);
        await().until(() -> listener.lastEventId != null);
        streams.stop();
        try {
            await().atMost(Duration.ofSeconds(1)).until(() -> listener.ended);
            assertThat(listen(testShop, null).response.statusCode()).isEqualTo(503);
        } finally {
            streams.start();
        }
        assertThat(listen(testShop, null).response.statusCode()).isEqualTo(200);
    }

    @Test
    void asking_only_for_the_head_is_answered_at_once() throws Exception {
        HttpResponse<Void> head =
                http.send(
                        HttpRequest.newBuilder(URI.create(address("")))
                                .header("Authorization", "Bearer " + token(testShop.terminal()))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
    }

    /** The answer's body is left lying where the network keeps it. */
    private StreamClient openWithoutReading() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address("?after=0")))
                        .header("Authorization", "Bearer " + token(testShop.terminal()))
                        .build();
        try {
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return StreamClient.deaf(response);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitCopied() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> log.cursor().position() == ledger.feedLength());
    }

    private StreamClient listen(TestShop at, @Nullable String lastEventId) {
        return listen(at, "", lastEventId);
    }

    private StreamClient listen(TestShop at, String query, @Nullable String lastEventId) {
        StreamClient listener =
                StreamClient.open(http, address(query), token(at.terminal()), lastEventId);
        opened.add(listener);
        return listener;
    }

    private String address(String query) {
        return "http://127.0.0.1:" + port + "/terminal/v1/events" + query;
    }

    private String token(ShopTerminal terminal) {
        return HttpTestGateway.token(terminal, Instant.parse("2099-01-01T00:00:00Z"));
    }

    private static String code(StreamClient refused) {
        await().until(refused::isOver);
        return JsonMapper.builder().build().readTree(refused.text()).path("code").asString();
    }
}
