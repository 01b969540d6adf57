package jp.nagaokapay.api.funding;

import static jp.nagaokapay.api.funding.TestProvider.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import jp.nagaokapay.api.funding.TestProvider.Odd;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever answers at a provider's address, nothing is believed that it did not sign. */
class ProviderClientTest {
    private static final TestProvider PROVIDER = TestProvider.start();
    private static final ConnectedProvider SETTINGS =
            new ConnectedProvider(
                    "acquirer",
                    URI.create(PROVIDER.url()),
                    Set.of(Channel.CREDIT_CARD),
                    TestProvider.SECRETS,
                    Duration.ofMillis(700));
    private static final ProviderClient CLIENT = new ProviderClient(SETTINGS, Clock.systemUTC());

    private final ChargeId charge = ChargeId.next();

    @AfterEach
    void behave() {
        PROVIDER.behaves(null);
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        PROVIDER.close();
    }

    @Test
    void a_charge_goes_to_the_page_is_collected_once_and_given_back() throws Exception {
        assertThat(CLIENT.lookUp(charge, Yen.of(5_000)).outcome("acquirer"))
                .isEqualTo(new Outcome.Declined("NEVER_ARRIVED"));

        Outcome begun = begin();
        assertThat(begun)
                .isEqualTo(
                        new Outcome.Continue(
                                URI.create("https://provider.test/pay/" + charge.value())));
        assertThat(PROVIDER.returnTo(charge.value())).isEqualTo("https://back.test");
        assertThat(begin()).isEqualTo(begun);

        PROVIDER.collects(charge.value());
        assertThat(lookUp()).isEqualTo(new Outcome.Collected("acquirer:card-" + charge.value()));
        assertThat(CLIENT.refund(charge, Yen.of(5_000)).refund())
                .isInstanceOf(Outcome.Collected.class);
        assertThat(lookUp()).isEqualTo(new Outcome.Declined("REFUNDED"));
    }

    @Test
    void a_no_is_a_no_only_with_a_reason_that_is_a_word() throws Exception {
        begin();
        PROVIDER.declines(charge.value(), "EXPIRED");
        assertThat(lookUp()).isEqualTo(new Outcome.Declined("EXPIRED"));
        PROVIDER.declines(charge.value(), "card 4242 4242 of Mr. X");
        assertThat(lookUp()).isEqualTo(new Outcome.Declined("NO_REASON"));
    }

    @Test
    void what_has_no_page_any_more_and_no_end_yet_is_unclear() throws Exception {
        begin();
        PROVIDER.says(charge.value(), "\"status\":\"OPEN\"");
        assertThat(lookUp()).isEqualTo(new Outcome.Unclear("IN_PROGRESS"));
    }

    @Test
    void a_later_version_of_the_contract_may_say_more() throws Exception {
        begin();
        PROVIDER.says(charge.value(), "\"status\":\"OPEN\",\"new\":{\"a\":[1]}");
        assertThat(lookUp()).isEqualTo(new Outcome.Unclear("IN_PROGRESS"));
    }

    @Test
    void answers_without_our_signature_say_nothing() {
        String yes = collected(charge, 5_000);
        assertThat(trouble((exchange, _, _) -> send(exchange, 200, yes)))
                .isEqualTo("BAD_SIGNATURE");
        assertThat(trouble((exchange, _, _) -> send(exchange, 404, ""))).isEqualTo("BAD_SIGNATURE");
        assertThat(trouble(signedBy("another secret, also of 32 bytes and more", yes)))
                .isEqualTo("BAD_SIGNATURE");
        assertThat(
                        trouble((exchange, path, _) ->
                                signed(exchange, path, "another-request", 200, yes)))
                .isEqualTo("BAD_SIGNATURE");
        assertThat(
                        trouble((exchange, _, id) ->
                                signed(exchange, "/v1/charges/charge:x", id, 200, yes)))
                .isEqualTo("BAD_SIGNATURE");
        assertThat(trouble(signedAt(Instant.now().minusSeconds(130), yes))).isEqualTo("WRONG_TIME");
        assertThat(trouble(signedAt(Instant.now().plusSeconds(130), yes))).isEqualTo("WRONG_TIME");
    }

    @Test
    void an_answer_that_was_recorded_is_none_to_the_next_request() throws Exception {
        begin();
        PROVIDER.collects(charge.value());
        AtomicReference<String> recorded = new AtomicReference<>("");
        String yes = collected(charge, 5_000);
        PROVIDER.behaves((exchange, path, id) -> {
            signed(exchange, path, id, 200, yes);
            recorded.set(exchange.getResponseHeaders().getFirst(MessageSignature.HEADER));
        });
        assertThat(lookUp()).isInstanceOf(Outcome.Collected.class);

        assertThat(
                        trouble((exchange, _, _) -> {
                            exchange.getResponseHeaders()
                                    .set(MessageSignature.HEADER, recorded.get());
                            send(exchange, 200, yes);
                        }))
                .isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void signed_nonsense_is_unclear_all_the_same() {
        for (String body :
                List.of(
                        "",
                        "<html>",
                        "null",
                        "[]",
                        "{}",
                        "{\"chargeId\":\"" + charge + "\",\"amount\":5000}",
                        collected(charge, 5_001),
                        collected(ChargeId.next(), 5_000),
                        collected(charge, 5_000).replace("5000", "\"5000\""),
                        collected(charge, 5_000).replace("5000", "5000.5"),
                        collected(charge, 5_000).replace("COLLECTED", "PAID"),
                        collected(charge, 5_000).replace("card-1", ""),
                        collected(charge, 5_000).replace("card-1", "card 1"),
                        collected(charge, 5_000) + "{}",
                        collected(charge, 5_000).replace("{", "{\"amount\":5000,"),
                        open("http://provider.test/pay"),
                        open("javascript:alert(1)"),
                        open("https://user@provider.test/pay"),
                        open("//provider.test/pay"),
                        open("https://provider.test/" + "x".repeat(2_000)))) {
            assertThat(trouble((exchange, path, id) -> signed(exchange, path, id, 200, body)))
                    .as(body)
                    .isEqualTo("NOT_THE_CONTRACT");
        }
        assertThat(
                        trouble((exchange, path, id) ->
                                signed(
                                        exchange,
                                        path,
                                        id,
                                        200,
                                        "{\"chargeId\":\"%s\",\"status\":\"UNKNOWN\"}"
                                                .formatted(charge))))
                .isEqualTo("NOT_THE_CONTRACT");
    }

    @Test
    void what_no_provider_answers_is_neither_followed_nor_read() {
        AtomicReference<String> seen = new AtomicReference<>("");
        assertThat(
                        trouble((exchange, path, _) -> {
                            seen.set(path);
                            exchange.getResponseHeaders()
                                    .set("Location", PROVIDER.url() + "/other");
                            exchange.sendResponseHeaders(302, -1);
                        }))
                .isEqualTo("HTTP_302");
        assertThat(seen.get()).doesNotContain("other");
        assertThat(trouble((exchange, _, _) -> send(exchange, 502, "Bad Gateway")))
                .isEqualTo("HTTP_502");
        assertThat(trouble((exchange, _, _) -> exchange.sendResponseHeaders(401, -1)))
                .isEqualTo("SIGNATURE_REFUSED");
        String huge = collected(charge, 5_000) + " ".repeat(20_000);
        assertThat(trouble((exchange, path, id) -> signed(exchange, path, id, 200, huge)))
                .isEqualTo("BROKEN_OFF");
    }

    @Test
    void a_provider_that_is_slow_anywhere_is_waited_for_once_and_not_longer() {
        long begin = System.nanoTime();
        assertThat(
                        trouble((exchange, _, _) -> {
                            exchange.sendResponseHeaders(200, 1_000);
                            exchange.getResponseBody().write('{');
                            exchange.getResponseBody().flush();
                            silently();
                        }))
                .isEqualTo("TIMEOUT");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void nobody_at_the_address_is_unclear() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ConnectedProvider away =
                new ConnectedProvider(
                        "acquirer",
                        URI.create("http://127.0.0.1:" + port),
                        SETTINGS.channels(),
                        SETTINGS.secrets(),
                        SETTINGS.timeout());
        try (ProviderClient client = new ProviderClient(away, Clock.systemUTC())) {
            assertThat(wordOf(client)).isEqualTo("UNREACHABLE");
        }
    }

    @Test
    void both_sides_change_their_secret_one_after_the_other() throws Exception {
        ConnectedProvider changing =
                new ConnectedProvider(
                        "acquirer",
                        SETTINGS.url(),
                        SETTINGS.channels(),
                        List.of(
                                new MessageSignature.Secret("a new secret of at least 32 bytes!"),
                                TestProvider.SECRETS.getFirst()),
                        SETTINGS.timeout());
        try (ProviderClient client = new ProviderClient(changing, Clock.systemUTC())) {
            assertThat(client.lookUp(charge, Yen.of(5_000)).requireStatus())
                    .isEqualTo(ProviderAnswer.Status.UNKNOWN);
        }
    }

    private Outcome begin() throws ProviderTrouble {
        return CLIENT.collect(charge, Yen.of(5_000), Channel.CREDIT_CARD, "https://back.test")
                .outcome("acquirer");
    }

    private Outcome lookUp() throws ProviderTrouble {
        return CLIENT.lookUp(charge, Yen.of(5_000)).outcome("acquirer");
    }

    private String trouble(Odd manner) {
        PROVIDER.behaves(manner);
        return wordOf(CLIENT);
    }

    private String wordOf(ProviderClient client) {
        ProviderTrouble trouble =
                catchThrowableOfType(
                        ProviderTrouble.class,
                        () -> client.lookUp(charge, Yen.of(5_000)).outcome("acquirer"));
        assertThat(trouble).as("nothing was wrong").isNotNull();
        return trouble.word();
    }

    private static String collected(ChargeId charge, long yen) {
        return """
        {"chargeId":"%s","amount":%d,"status":"COLLECTED","instrument":"card-1"}\
        """
                .formatted(charge, yen);
    }

    private String open(String page) {
        return """
        {"chargeId":"%s","amount":5000,"status":"OPEN","continueAt":"%s"}\
        """
                .formatted(charge, page);
    }

    private static Odd signedBy(String secret, String body) {
        return forged(List.of(new MessageSignature.Secret(secret)), null, body);
    }

    private static Odd signedAt(Instant at, String body) {
        return forged(TestProvider.SECRETS, at, body);
    }

    private static Odd forged(
            List<MessageSignature.Secret> secrets, @Nullable Instant at, String body) {
        return (exchange, path, id) -> {
            exchange.getResponseHeaders()
                    .set(
                            MessageSignature.HEADER,
                            MessageSignature.of(
                                    secrets,
                                    MessageSignature.Message.of(
                                            "200", path, id, body.getBytes(StandardCharsets.UTF_8)),
                                    at == null ? Instant.now() : at));
            send(exchange, 200, body);
        };
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Until the test's end. */
    private static void silently() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
