package jp.nagaokapay.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.codes.Mutations;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.ledger.TestLedger.Payer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = MockMvcGateway.class, properties = "spring.flyway.enabled=false")
@AutoConfigureMockMvc
class PaymentsHttpTest {
    private static final String PAYMENTS = "/terminal/v1/payments";
    private static final String UNKNOWN = "0000000000000042";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired MockMvc http;
    @Autowired FakeLedger ledger;
    @Autowired CustomerCodes codes;
    @Autowired MeterRegistry meters;

    private ShopTerminal shop;
    private Payer payer;

    @BeforeEach
    void setUp() {
        ledger.goDown(null);
        shop = ledger.newShop();
        payer = ledger.newPayer(50_000);
    }

    @Test
    void a_scanned_code_is_paid() throws Exception {
        send(post(PAYMENTS), newPayment("A-1", codes.payload(payer.code()), 1_200))
                .andExpect(status().isCreated())
                .andExpect(header().doesNotExist("Idempotency-Replayed"))
                .andExpect(jsonPath("$.status").value("CAPTURED"))
                .andExpect(jsonPath("$.merchantPaymentId").value("A-1"))
                .andExpect(jsonPath("$.merchantId").value(shop.merchantId()))
                .andExpect(jsonPath("$.terminalId").value(shop.terminalId()))
                .andExpect(jsonPath("$.mode").value("CPM"))
                .andExpect(jsonPath("$.amount").value(1_200))
                .andExpect(jsonPath("$.captured").value(1_200))
                .andExpect(jsonPath("$.refunded").value(0))
                .andExpect(jsonPath("$.paid").value(1_200))
                .andExpect(jsonPath("$.points").value(0))
                .andExpect(jsonPath("$.authorizedAt").value(startsWith("20")))
                .andExpect(jsonPath("$.expiresAt").doesNotExist())
                .andExpect(jsonPath("$.declineCode").doesNotExist());

        ask(get(PAYMENTS + "/A-1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CAPTURED"));
    }

    @Test
    void a_scanned_barcode_is_paid_too() throws Exception {
        send(post(PAYMENTS), newPayment("A-1", codes.barcode(payer.code()), 1_200))
                .andExpect(status().isCreated());
    }

    @Test
    void an_authorization_is_captured_in_part() throws Exception {
        hold("A-1", 3_000)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("AUTHORIZED"))
                .andExpect(jsonPath("$.expiresAt").value(startsWith("20")));

        send(post(PAYMENTS + "/A-1/capture"), "{\"amount\": 1000}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.captured").value(1_000));
        send(post(PAYMENTS + "/A-1/capture"), "{\"amount\": 1000}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("PAYMENT_ALREADY_CAPTURED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"amount\": null}"})
    void a_capture_without_an_amount_takes_all(String body) throws Exception {
        hold("A-1", 3_000);

        MockHttpServletRequestBuilder capture = post(PAYMENTS + "/A-1/capture");
        (body.isEmpty() ? keyed(capture, newKey()) : send(capture, body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.captured").value(3_000));
    }

    @Test
    void an_authorization_is_voided_and_a_captured_payment_is_shown_instead() throws Exception {
        hold("A-1", 3_000);
        keyed(post(PAYMENTS + "/A-1/void"), newKey())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("VOIDED"));

        pay("A-2", 500);
        keyed(post(PAYMENTS + "/A-2/void"), newKey())
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("PAYMENT_ALREADY_CAPTURED"))
                .andExpect(jsonPath("$.payment.status").value("CAPTURED"))
                .andExpect(jsonPath("$.payment.captured").value(500));
    }

    @Test
    void a_void_before_its_payment_closes_the_id() throws Exception {
        keyed(post(PAYMENTS + "/A-1/void"), newKey())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("VOIDED"))
                .andExpect(jsonPath("$.paymentId").doesNotExist());

        send(post(PAYMENTS), newPayment("A-1", codes.payload(payer.code()), 100))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("PAYMENT_VOIDED"));
        ask(get(PAYMENTS + "/A-1")).andExpect(jsonPath("$.status").value("VOIDED"));
    }

    @Test
    void a_payment_is_refunded_in_parts() throws Exception {
        pay("A-1", 3_000);

        send(post(PAYMENTS + "/A-1/refunds"), "{\"merchantRefundId\": \"R-1\", \"amount\": 1000}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.refund.merchantRefundId").value("R-1"))
                .andExpect(jsonPath("$.refund.amount").value(1_000))
                .andExpect(jsonPath("$.refund.refundId").isNotEmpty())
                .andExpect(jsonPath("$.lapsed").value(0))
                .andExpect(jsonPath("$.payment.status").value("PARTIALLY_REFUNDED"));
        send(post(PAYMENTS + "/A-1/refunds"), "{\"merchantRefundId\": \"R-2\", \"amount\": 2001}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("REFUND_EXCEEDS_CAPTURED"));
    }

    @Test
    void a_retry_gets_the_first_answer_again_and_another_body_under_the_key_is_refused()
            throws Exception {
        String key = newKey();
        String body = newPayment("A-1", codes.payload(payer.code()), 1_200);
        String first = answer(keyed(post(PAYMENTS), key, body).andExpect(status().isCreated()));

        String again =
                answer(
                        keyed(post(PAYMENTS), key, body)
                                .andExpect(status().isCreated())
                                .andExpect(header().string("Idempotency-Replayed", "true")));
        assertThat(again).isEqualTo(first);
        assertThat(payer.available()).isEqualTo(48_800);
        keyed(post(PAYMENTS), key, body.replace("1200", "1300"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
        keyed(post(PAYMENTS + "/A-1/void"), key)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/A-1/capture", "/A-1/void", "/A-1/refunds"})
    void a_post_without_a_key_is_refused(String path) throws Exception {
        ask(post(PAYMENTS + path).contentType(MediaType.APPLICATION_JSON).content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").isNotEmpty());
    }

    @Test
    void a_declined_payment_is_found_as_declined_until_it_is_paid() throws Exception {
        pay("A-1", 60_000)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("INSUFFICIENT_BALANCE"))
                .andExpect(jsonPath("$.detail").isNotEmpty());

        ask(get(PAYMENTS + "/A-1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("DECLINED"))
                .andExpect(jsonPath("$.declineCode").value("INSUFFICIENT_BALANCE"))
                .andExpect(jsonPath("$.amount").value(60_000))
                .andExpect(jsonPath("$.captured").value(0))
                .andExpect(jsonPath("$.paymentId").doesNotExist());
        pay("A-1", 6_000).andExpect(status().isCreated());
        ask(get(PAYMENTS + "/A-1"))
                .andExpect(jsonPath("$.status").value("CAPTURED"))
                .andExpect(jsonPath("$.declineCode").doesNotExist());
    }

    @Test
    void a_replayed_refusal_is_one_attempt() throws Exception {
        String key = newKey();
        String body = newPayment("A-1", codes.payload(payer.code()), 60_000);

        keyed(post(PAYMENTS), key, body).andExpect(status().isUnprocessableContent());
        keyed(post(PAYMENTS), key, body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(jsonPath("$.code").value("INSUFFICIENT_BALANCE"));

        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void a_second_payment_under_an_id_is_shown_the_first_and_declines_nothing() throws Exception {
        pay("A-1", 1_000);
        pay("A-1", 900)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("PAYMENT_EXISTS"))
                .andExpect(jsonPath("$.payment.amount").value(1_000));
        ask(get(PAYMENTS + "/A-1")).andExpect(jsonPath("$.status").value("CAPTURED"));
        assertThat(attempts()).isZero();
    }

    @Test
    void an_unknown_payment_is_not_found() throws Exception {
        ask(get(PAYMENTS + "/A-1"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("PAYMENT_NOT_FOUND"));
        keyed(post(PAYMENTS + "/A-1/capture"), newKey()).andExpect(status().isNotFound());
    }

    @Test
    void a_terminal_that_guesses_codes_is_stopped_for_a_while_and_others_are_not()
            throws Exception {
        double unknown = counted("nagaokapay.code.unknown");
        double alarms = counted("nagaokapay.code.guessing.alarms");
        for (int i = 0; i < 10; i++) {
            send(post(PAYMENTS), newPayment("A-" + i, codes.barcode("%016d".formatted(i)), 1))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.code").value("CODE_UNKNOWN"));
        }

        assertThat(counted("nagaokapay.code.unknown")).isEqualTo(unknown + 10);
        assertThat(counted("nagaokapay.code.guessing.alarms")).isEqualTo(alarms + 1);
        pay("A-10", 1)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "300"))
                .andExpect(jsonPath("$.code").value("TOO_MANY_UNKNOWN_CODES"));
        ShopTerminal guesser = shop;
        shop = ledger.newShop();
        pay("A-1", 1).andExpect(status().isCreated());
        shop = guesser;
        ledger.pass(Duration.ofMinutes(5));
        pay("A-10", 2).andExpect(status().isCreated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hQ", "hQVKUFFSMQ==", "9000921512"})
    void a_code_that_was_cut_is_a_bad_request(String code) throws Exception {
        send(post(PAYMENTS), newPayment("A-1", code, 1))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("CODE_MALFORMED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "900081818812345678",
                "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=",
                "https://qr.paypay.ne.jp/2810001234567890?as=a+code+that+a+customer+shows",
                "000201010211",
                "nonsense"
            })
    void what_is_no_customers_code_of_ours_is_refused_by_name(String code) throws Exception {
        send(post(PAYMENTS), newPayment("A-1", code, 1))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("CODE_NOT_OURS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': '100'}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': 100.5}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': 0}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': -1}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': null}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': 1, 'more': 1}",
                "{'merchantPaymentId': 'A 1', 'code': 'x', 'amount': 1}",
                "{'merchantPaymentId': '', 'code': 'x', 'amount': 1}",
                "{'merchantPaymentId': 'A-1', 'code': '', 'amount': 1}",
                "{'merchantPaymentId': 'A-1', 'code': 'x', 'amount': 1, 'terminalId': 'till 1'}"
            })
    void a_wrong_body_is_a_bad_request_that_names_the_fields(String body) throws Exception {
        send(post(PAYMENTS), body.replace('\'', '"'))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").isNotEmpty());
    }

    @Test
    void an_id_in_the_path_that_no_payment_can_have_is_a_bad_request() throws Exception {
        ask(get(PAYMENTS + "/" + "a".repeat(65))).andExpect(status().isBadRequest());
    }

    @Test
    void the_days_payments_come_with_totals_and_in_pages() throws Exception {
        pay("A-1", 1_000);
        pay("A-2", 2_000);
        hold("A-3", 3_000);

        String page =
                answer(
                        ask(get(PAYMENTS + "?date=" + today() + "&limit=2"))
                                .andExpect(status().isOk())
                                .andExpect(jsonPath("$.payments", hasSize(2)))
                                .andExpect(jsonPath("$.totals.payments").value(3))
                                .andExpect(jsonPath("$.totals.captured").value(3_000)));
        Integer next = JsonPath.read(page, "$.next");
        ask(get(PAYMENTS + "?date=" + today() + "&limit=2&after=" + next))
                .andExpect(jsonPath("$.payments", hasSize(1)))
                .andExpect(jsonPath("$.next").doesNotExist());
        ask(get(PAYMENTS + "?date=yesterday")).andExpect(status().isBadRequest());
        ask(get(PAYMENTS)).andExpect(jsonPath("$.payments", hasSize(3)));
    }

    @Test
    void a_ledger_that_is_away_is_no_decline() throws Exception {
        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(2), null));

        pay("A-1", 100)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(jsonPath("$.code").value("TEMPORARILY_UNAVAILABLE"));

        assertThat(attempts()).isZero();
    }

    /** The customer charges the wallet, the terminal tries again, and the answer is lost. */
    @Test
    void a_refused_payment_tried_again_with_an_unclear_end_is_not_told_as_declined()
            throws Exception {
        pay("A-1", 60_000).andExpect(status().isUnprocessableContent());
        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(2), null));
        pay("A-1", 6_000).andExpect(status().isServiceUnavailable());
        ledger.goDown(null);

        ask(get(PAYMENTS + "/A-1"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("PAYMENT_NOT_FOUND"));
    }

    /** The gateway ended between the ledger's refusal and its own note of it. */
    @Test
    void a_refusal_first_heard_of_on_a_retry_is_remembered_all_the_same() throws Exception {
        String key = newKey();
        String body = newPayment("A-1", codes.payload(payer.code()), 60_000);
        keyed(post(PAYMENTS), key, body).andExpect(status().isUnprocessableContent());
        JdbcClient.create(GatewayDatabase.get())
                .sql("DELETE FROM gateway.declined_attempt WHERE merchant_id = ?")
                .param(shop.merchantId())
                .update();

        keyed(post(PAYMENTS), key, body).andExpect(header().string("Idempotency-Replayed", "true"));

        ask(get(PAYMENTS + "/A-1")).andExpect(jsonPath("$.status").value("DECLINED"));
    }

    @Test
    void a_revoked_terminal_and_a_token_bound_to_none_may_not_come_in() throws Exception {
        ledger.revoke(shop);
        pay("A-1", 100)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("TERMINAL_REVOKED"));

        http.perform(
                        get(PAYMENTS + "/A-1")
                                .with(
                                        jwt().authorities(
                                                        new SimpleGrantedAuthority(
                                                                "SCOPE_terminal"))))
                .andExpect(status().isForbidden());
    }

    @Test
    void ten_thousand_mutations_of_a_code_are_answered_with_a_clear_refusal_and_nothing_else()
            throws Exception {
        var random = new Random(20_230_402);
        for (int i = 0; i < 10_000; i++) {
            if (i % 100 == 0) {
                shop = ledger.newShop();
                payer = ledger.newPayer(50_000);
            }
            String code = random.nextBoolean() ? codes.payload(UNKNOWN) : codes.barcode(UNKNOWN);
            var answer =
                    send(post(PAYMENTS), json("A-" + i, Mutations.of(code, random)))
                            .andReturn()
                            .getResponse();
            assertThat(answer.getStatus()).isIn(400, 422, 429);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            assertThat(JsonPath.<String>read(answer.getContentAsString(), "$.code"))
                    .isIn(
                            "CODE_MALFORMED",
                            "CODE_NOT_OURS",
                            "CODE_UNKNOWN",
                            "TOO_MANY_UNKNOWN_CODES",
                            "VALIDATION_FAILED");
        }
    }

    private static String json(String id, String code) {
        return JSON.writeValueAsString(
                Map.of("merchantPaymentId", id, "code", code, "amount", 100));
    }

    private double counted(String meter) {
        return meters.get(meter).counter().count();
    }

    private ResultActions pay(String id, long amount) throws Exception {
        return send(post(PAYMENTS), newPayment(id, codes.payload(payer.code()), amount));
    }

    private ResultActions hold(String id, long amount) throws Exception {
        return send(
                post(PAYMENTS),
                newPayment(id, codes.payload(payer.code()), amount)
                        .replace("}", ", \"capture\": false}"));
    }

    private static String newPayment(String id, String code, long amount) {
        return "{\"merchantPaymentId\": \"%s\", \"code\": \"%s\", \"amount\": %d}"
                .formatted(id, code, amount);
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body)
            throws Exception {
        return keyed(request, newKey(), body);
    }

    private ResultActions keyed(MockHttpServletRequestBuilder request, String key, String body)
            throws Exception {
        return keyed(request.contentType(MediaType.APPLICATION_JSON).content(body), key);
    }

    private ResultActions keyed(MockHttpServletRequestBuilder request, String key)
            throws Exception {
        return ask(request.header("Idempotency-Key", '"' + key + '"'));
    }

    private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(token()));
    }

    private RequestPostProcessor token() {
        ShopTerminal terminal = shop;
        return jwt().jwt(token ->
                        token.subject("client-of-" + terminal.terminalId())
                                .claim("merchant", terminal.merchantId())
                                .claim("terminal", terminal.terminalId()))
                .authorities(new SimpleGrantedAuthority("SCOPE_terminal"));
    }

    private String today() {
        return java.time.LocalDate.ofInstant(
                        ledger.clock().instant(), java.time.ZoneId.of("Asia/Tokyo"))
                .toString();
    }

    private long attempts() {
        return JdbcClient.create(GatewayDatabase.get())
                .sql("SELECT count(*) FROM gateway.declined_attempt WHERE merchant_id = ?")
                .param(shop.merchantId())
                .query(Long.class)
                .single();
    }

    private static String answer(ResultActions result) throws Exception {
        return result.andReturn().getResponse().getContentAsString();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
