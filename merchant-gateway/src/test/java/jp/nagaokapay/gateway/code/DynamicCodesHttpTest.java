package jp.nagaokapay.gateway.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.codes.MerchantCode;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.payment.MockMvcGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(classes = MockMvcGateway.class, properties = "spring.flyway.enabled=false")
@AutoConfigureMockMvc
class DynamicCodesHttpTest {
    private static final String CODES = "/terminal/v1/qr-codes";

    @Autowired MockMvc http;
    @Autowired FakeLedger ledger;
    @Autowired MerchantCodes codes;

    private final JdbcClient jdbc = JdbcClient.create(GatewayDatabase.get());
    private ShopTerminal shop;

    @BeforeEach
    void setUp() {
        ledger.goDown(null);
        shop = ledger.newShop();
    }

    @Test
    void a_code_says_what_was_asked_under_the_ledgers_seal_and_lives_five_minutes()
            throws Exception {
        String answer =
                body(
                        make(newKey(), "A-1", 1_200)
                                .andExpect(status().isCreated())
                                .andExpect(header().doesNotExist("Idempotency-Replayed"))
                                .andExpect(jsonPath("$.merchantPaymentId").value("A-1"))
                                .andExpect(jsonPath("$.amount").value(1_200)));

        MerchantCode code = codes.read(JsonPath.read(answer, "$.payload"));
        var terms = Objects.requireNonNull(code.terms());
        Instant end = Instant.parse(JsonPath.read(answer, "$.expiresAt"));
        assertThat(code.merchantId()).isEqualTo(shop.merchantId());
        assertThat(code.amount()).isEqualTo(1_200);
        assertThat(code.dynamic()).isTrue();
        assertThat(terms.merchantPaymentId()).isEqualTo("A-1");
        assertThat(terms.capture()).isTrue();
        assertThat(terms.seal()).hasSize(43);
        assertThat(terms.expiresAt()).isEqualTo(end);
        assertThat(Duration.between(ledger.clock().instant(), end))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_code_may_ask_for_a_hold() throws Exception {
        String answer =
                body(
                        send(
                                newKey(),
                                """
                                {"merchantPaymentId": "A-1", "amount": 300, "capture": false}
                                """));

        assertThat(codes.read(JsonPath.read(answer, "$.payload")).terms())
                .returns(false, terms -> Objects.requireNonNull(terms).capture());
    }

    @Test
    void the_same_request_again_shows_the_same_code_and_another_body_is_refused() throws Exception {
        String key = newKey();
        String first = body(make(key, "A-1", 1_200));
        ledger.pass(Duration.ofMinutes(1));

        String again =
                body(
                        make(key, "A-1", 1_200)
                                .andExpect(status().isCreated())
                                .andExpect(header().string("Idempotency-Replayed", "true")));

        assertThat(again).isEqualTo(first);
        make(key, "A-1", 1_300)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
        make(key, "A-2", 1_200).andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
    }

    /** The answer got lost, the code was shown by another way and paid meanwhile. */
    @Test
    void the_same_request_is_answered_even_after_the_code_was_paid() throws Exception {
        String key = newKey();
        String first = body(make(key, "A-1", 1_200));
        pay("A-1", 1_200);

        assertThat(body(make(key, "A-1", 1_200))).isEqualTo(first);
    }

    @Test
    void one_request_many_times_at_once_makes_one_code() throws Exception {
        String key = newKey();
        var answers = atOnce(12, _ -> answer(make(key, "A-1", 1_200)));

        assertThat(answers).allMatch(answer -> answer.getStatus() == 201);
        assertThat(answers.stream().map(DynamicCodesHttpTest::text).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.getHeader("Idempotency-Replayed") == null)
                .hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void one_key_for_two_ids_at_once_makes_one_code() throws Exception {
        String key = newKey();
        var answers = atOnce(12, i -> answer(make(key, "A-" + i % 2, 1_200)));

        assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsOnly(201, 422);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void two_amounts_for_one_id_at_once_make_codes_of_one_amount() throws Exception {
        var answers = atOnce(12, i -> answer(make(newKey(), "A-1", 100 + i % 2)));

        assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsOnly(201, 422);
        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT count(DISTINCT amount) FROM gateway.dynamic_code
                                        WHERE merchant_id = ?
                                        """)
                                .param(shop.merchantId())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_live_code_of_an_id_stands_against_other_terms_until_its_end() throws Exception {
        make(newKey(), "A-1", 1_200).andExpect(status().isCreated());

        make(newKey(), "A-1", 900)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("QR_CODE_EXISTS"))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        make(newKey(), "A-1", 1_200).andExpect(status().isCreated());
        ledger.pass(Duration.ofMinutes(5));
        make(newKey(), "A-1", 900).andExpect(status().isCreated());
    }

    @Test
    void shops_may_use_the_same_ids() throws Exception {
        make(newKey(), "A-1", 1_200).andExpect(status().isCreated());
        shop = ledger.newShop();
        make(newKey(), "A-1", 900).andExpect(status().isCreated());
    }

    @Test
    void an_id_that_was_paid_or_given_up_gets_no_code() throws Exception {
        pay("A-1", 500);
        make(newKey(), "A-1", 500)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("PAYMENT_EXISTS"))
                .andExpect(jsonPath("$.payment.amount").value(500));
        end("A-2");
        make(newKey(), "A-2", 500)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("PAYMENT_VOIDED"));
    }

    @Test
    void giving_a_code_up_closes_its_id_however_often_and_by_whichever_terminal() throws Exception {
        make(newKey(), "A-1", 1_200);

        for (int i = 0; i < 3; i++) {
            end("A-1")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status").value("VOIDED"))
                    .andExpect(jsonPath("$.merchantPaymentId").value("A-1"));
        }
    }

    @Test
    void giving_up_an_id_of_which_no_code_was_made_closes_it_too() throws Exception {
        end("A-9").andExpect(status().isOk()).andExpect(jsonPath("$.status").value("VOIDED"));
        make(newKey(), "A-9", 1).andExpect(jsonPath("$.code").value("PAYMENT_VOIDED"));
    }

    @Test
    void a_hold_is_released_by_giving_it_up_and_a_paid_code_is_shown_instead() throws Exception {
        hold("A-1", 700);
        end("A-1").andExpect(status().isOk()).andExpect(jsonPath("$.amount").value(700));
        end("A-1").andExpect(status().isOk());
        pay("A-2", 500);
        end("A-2")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("PAYMENT_ALREADY_CAPTURED"))
                .andExpect(jsonPath("$.payment.captured").value(500));
    }

    @Test
    void a_payment_that_was_voided_at_the_till_is_given_up_already() throws Exception {
        hold("A-1", 700);
        ledger.voidPayment(new RequestKey(newKey(), "hash"), shop, "A-1");

        end("A-1").andExpect(status().isOk()).andExpect(jsonPath("$.status").value("VOIDED"));
    }

    @Test
    void a_revoked_terminal_gets_no_code_not_even_its_own_again() throws Exception {
        String key = newKey();
        make(key, "A-1", 1_200);
        ledger.revoke(shop);

        for (ResultActions refused :
                List.of(make(key, "A-1", 1_200), make(newKey(), "A-2", 1_200), end("A-1"))) {
            refused.andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.code").value("TERMINAL_REVOKED"));
        }
    }

    @Test
    void a_suspended_shop_shows_no_code_but_may_give_one_up() throws Exception {
        make(newKey(), "A-1", 1_200);
        ledger.suspendShopOf(shop);

        make(newKey(), "A-2", 1_200)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("MERCHANT_SUSPENDED"));
        end("A-1").andExpect(status().isOk());
    }

    @Test
    void a_ledger_that_is_away_leaves_nothing_behind_and_the_retry_makes_the_code()
            throws Exception {
        String key = newKey();
        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(2), null));
        make(key, "A-1", 1_200)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"));
        end("A-1").andExpect(status().isServiceUnavailable());
        assertThat(rows()).isZero();

        ledger.goDown(null);
        make(key, "A-1", 1_200)
                .andExpect(status().isCreated())
                .andExpect(header().doesNotExist("Idempotency-Replayed"));
    }

    @Test
    void each_new_code_forgets_two_that_are_past_keeping() throws Exception {
        for (int i = 0; i < 4; i++) {
            make(newKey(), "OLD-" + i, 100);
        }
        ledger.pass(DynamicCodeTable.KEPT_FOR.plus(Duration.ofMinutes(6)));

        // Other tests' codes are in the table too, and go first.
        for (int i = 0; i < 100 && rows() - i > 0; i++) {
            make(newKey(), "NEW-" + i, 100);
        }

        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT count(*) FROM gateway.dynamic_code
                                        WHERE merchant_id = ? AND merchant_payment_id LIKE 'OLD%'
                                        """)
                                .param(shop.merchantId())
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'merchantPaymentId': 'A-1'}",
                "{'amount': 1}",
                "{'merchantPaymentId': 'A-1', 'amount': 0}",
                "{'merchantPaymentId': 'A-1', 'amount': -1}",
                "{'merchantPaymentId': 'A-1', 'amount': 1.5}",
                "{'merchantPaymentId': 'A-1', 'amount': '1'}",
                "{'merchantPaymentId': 'A-1', 'amount': 1000000000}",
                "{'merchantPaymentId': 'A 1', 'amount': 1}",
                "{'merchantPaymentId': 'A-1', 'amount': 1, 'capture': 'no'}",
                "{'merchantPaymentId': 'A-1', 'amount': 1, 'merchantId': 'merchant:other'}"
            })
    void a_wrong_body_is_a_bad_request_that_names_the_fields(String body) throws Exception {
        send(newKey(), body.replace('\'', '"'))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").isNotEmpty());
    }

    @Test
    void a_code_needs_a_key_and_an_id_has_a_form() throws Exception {
        http.perform(
                        post(CODES)
                                .with(token())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"merchantPaymentId\": \"A-1\", \"amount\": 1}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MISSING"));
        end("a".repeat(65)).andExpect(status().isBadRequest());
    }

    private void pay(String id, long amount) {
        order(id, amount, true);
    }

    private void hold(String id, long amount) {
        order(id, amount, false);
    }

    private void order(String id, long amount, boolean capture) {
        ledger.pay(
                new RequestKey(newKey(), "hash"),
                shop,
                new PaymentOrder(id, ledger.newPayer(50_000).code(), amount, capture, null, false));
    }

    private ResultActions make(String key, String id, long amount) throws Exception {
        return send(key, "{\"merchantPaymentId\": \"%s\", \"amount\": %d}".formatted(id, amount));
    }

    private ResultActions send(String key, String body) throws Exception {
        return ask(
                post(CODES)
                        .header("Idempotency-Key", '"' + key + '"')
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private ResultActions end(String id) throws Exception {
        return ask(delete(CODES + "/" + id));
    }

    private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(token()));
    }

    private org.springframework.test.web.servlet.request.RequestPostProcessor token() {
        ShopTerminal terminal = shop;
        return jwt().jwt(token ->
                        token.subject("client-of-" + terminal.terminalId())
                                .claim("merchant", terminal.merchantId())
                                .claim("terminal", terminal.terminalId()))
                .authorities(new SimpleGrantedAuthority("SCOPE_terminal"));
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM gateway.dynamic_code WHERE merchant_id = ?")
                .param(shop.merchantId())
                .query(Long.class)
                .single();
    }

    private static MockHttpServletResponse answer(ResultActions result) {
        return result.andReturn().getResponse();
    }

    private static String body(ResultActions result) {
        return text(answer(result));
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private interface Attempt {
        MockHttpServletResponse run(int number) throws Exception;
    }

    private static List<MockHttpServletResponse> atOnce(int times, Attempt attempt)
            throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<MockHttpServletResponse> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MockHttpServletResponse>> sent = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<MockHttpServletResponse> call =
                        () -> {
                            start.await();
                            return attempt.run(number);
                        };
                sent.add(threads.submit(call));
            }
            start.countDown();
            for (Future<MockHttpServletResponse> each : sent) {
                answers.add(each.get());
            }
        }
        return answers;
    }
}
