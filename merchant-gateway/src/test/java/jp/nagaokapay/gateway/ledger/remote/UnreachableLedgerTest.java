package jp.nagaokapay.gateway.ledger.remote;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import jp.nagaokapay.gateway.ledger.KeyInFlight;
import jp.nagaokapay.gateway.ledger.KeyReused;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.input.StrictJson;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happens on the way to the ledger and back, it is never taken for its word. */
class UnreachableLedgerTest {
    private static final ShopTerminal TILL = new ShopTerminal("merchant:m", "terminal:t");
    private static final RequestKey KEY = new RequestKey("client|1", "hash");
    private static final PaymentOrder ORDER =
            new PaymentOrder("A-1", "0000000000000000", 100, true, null, false);

    private FaultyLedger ledger;
    private LedgerClient client;

    @BeforeEach
    void setUp() throws IOException {
        ledger = new FaultyLedger();
        client = client(ledger.url(), 16);
    }

    @AfterEach
    void tearDown() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 409, 413, 415, 429, 500, 502, 503, 504})
    void a_status_without_the_ledgers_own_code_is_no_answer(int status) {
        ledger.answer(
                exchange -> FaultyLedger.respond(exchange, status, "text/html", "<h1>proxy</h1>"));

        assertThatThrownBy(this::pay).isInstanceOf(LedgerUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "[]", "{\"value\": {}}", "{\"replayed\": true}", "<html>"})
    void a_success_that_cannot_be_read_is_no_answer(String body) {
        ledger.answer(exchange -> FaultyLedger.respond(exchange, 200, "application/json", body));

        assertThatThrownBy(this::pay).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void a_connection_cut_before_the_answer_is_no_answer() {
        ledger.answer(com.sun.net.httpserver.HttpExchange::close);

        assertThatThrownBy(this::pay).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void a_ledger_that_nobody_started_is_unavailable() throws IOException {
        URI nowhere = ledger.url();
        ledger.close();

        assertThatThrownBy(() -> client(nowhere, 16).find(TILL, "A-1"))
                .isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void the_position_asked_for_is_asked_of_the_ledger_and_the_one_reached_is_told() {
        AtomicReference<String> asked = new AtomicReference<>();
        ledger.answer(exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst(ApiHeaders.LEDGER_POSITION));
            exchange.getResponseHeaders().set(ApiHeaders.LEDGER_POSITION, "17");
            FaultyLedger.respond(exchange, 500, "text/plain", "");
        });
        MockHttpServletRequest read = new MockHttpServletRequest("GET", "/terminal/v1/payments");
        read.addHeader(ApiHeaders.LEDGER_POSITION, "12");

        assertThat(reached(read, () -> client.find(TILL, "A-1"))).isNull();
        assertThat(asked).hasValue("12");
        assertThat(reached(new MockHttpServletRequest("POST", "/"), this::pay)).isEqualTo("17");
        assertThat(asked).hasNullValue();
    }

    private static @Nullable String reached(HttpServletRequest request, ThrowingCallable call) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            assertThatThrownBy(call).isInstanceOf(LedgerUnavailable.class);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        return response.getHeader(ApiHeaders.LEDGER_POSITION);
    }

    @Test
    void a_refusal_of_a_rule_is_the_ledgers_word() {
        ledger.answer(exchange -> FaultyLedger.problem(exchange, 422, "INSUFFICIENT_BALANCE"));
        assertThatThrownBy(this::pay)
                .isInstanceOf(LedgerRefusal.class)
                .hasMessage("INSUFFICIENT_BALANCE");

        ledger.answer(exchange -> FaultyLedger.problem(exchange, 403, "TERMINAL_REVOKED"));
        assertThatThrownBy(this::pay).isInstanceOf(LedgerRefusal.class);
    }

    @Test
    void a_gateway_that_is_not_let_in_passes_that_on_to_no_shop() {
        ledger.answer(exchange -> FaultyLedger.problem(exchange, 403, "FORBIDDEN"));
        assertThatThrownBy(this::pay).isInstanceOf(LedgerUnavailable.class);

        ledger.answer(exchange -> FaultyLedger.problem(exchange, 404, "NOT_FOUND"));
        assertThatThrownBy(this::pay).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void keys_in_flight_and_reused_are_told_apart() {
        ledger.answer(exchange -> FaultyLedger.problem(exchange, 409, "IDEMPOTENCY_KEY_IN_FLIGHT"));
        assertThatThrownBy(this::pay).isInstanceOf(KeyInFlight.class);

        ledger.answer(exchange -> FaultyLedger.problem(exchange, 422, "IDEMPOTENCY_KEY_REUSED"));
        assertThatThrownBy(this::pay).isInstanceOf(KeyReused.class);
    }

    @Test
    void the_ledgers_own_time_to_come_back_is_passed_on() {
        ledger.answer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            FaultyLedger.problem(exchange, 503, "TEMPORARILY_UNAVAILABLE");
        });

        assertThat(catchThrowableOfType(LedgerUnavailable.class, this::pay).retryAfter())
                .isEqualTo(ofSeconds(7));
    }

    @Test
    void a_token_that_has_ended_is_replaced_and_the_call_made_again() {
        ledger.answer(exchange -> {
            if ("Bearer token-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                FaultyLedger.problem(exchange, 401, "UNAUTHORIZED");
            } else {
                FaultyLedger.respond(exchange, 200, "application/json", "{\"terminals\": []}");
            }
        });

        assertThat(client.live(Set.of(TILL))).isEmpty();
        assertThat(ledger.tokens).hasValue(2);
    }

    @Test
    void a_slow_ledger_holds_up_so_many_calls_for_so_long_and_no_more() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        ledger.answer(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        LedgerClient narrow = client(ledger.url(), 2);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                waiting.add(threads.submit(() -> narrow.find(TILL, "A-1")));
            }
            await().until(() -> ledger.asked.get() == 2);

            assertThatThrownBy(() -> narrow.find(TILL, "A-2"))
                    .as("there is no third turn")
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasNoCause();
            assertThat(ledger.asked).hasValue(2);
            for (Future<?> each : waiting) {
                assertThatThrownBy(each::get).hasCauseInstanceOf(LedgerUnavailable.class);
            }
        } finally {
            end.countDown();
        }
        ledger.answer(exchange -> FaultyLedger.respond(exchange, 200, "application/json", "{}"));
        assertThat(narrow.find(TILL, "A-3")).as("turns come back").isEmpty();
    }

    private void pay() {
        client.pay(KEY, TILL, ORDER);
    }

    private static LedgerClient client(URI url, int callsMax) {
        JsonMapper.Builder json = JsonMapper.builder();
        StrictJson.applyTo(json);
        return new RemoteLedgerConfiguration()
                .ledgerClient(
                        new RemoteLedgerSettings(
                                url,
                                "merchant-gateway",
                                key(),
                                null,
                                ofSeconds(1),
                                Duration.ofMillis(1_500),
                                callsMax,
                                ofMillis(50)),
                        json.build(),
                        "");
    }

    private static String key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
