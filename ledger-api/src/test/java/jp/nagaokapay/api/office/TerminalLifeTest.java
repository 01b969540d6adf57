package jp.nagaokapay.api.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import jp.nagaokapay.api.DoorsTest;
import jp.nagaokapay.api.Till;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A terminal is enrolled, gets a key, gets another, is lost. */
class TerminalLifeTest extends DoorsTest {
    private static final String REDEMPTIONS = "/oauth2/terminal-enrolments";
    private static final String PAYMENTS = "/terminal/v1/payments";
    private static final String TODAY = PAYMENTS + "?date=2024-04-01";
    private static final String BY_CODE =
            "{\"label\": \"レジ1\", \"credentials\": \"ENROLMENT_CODE\"}";
    private static final String NEW_CODE = "{\"credentials\": \"ENROLMENT_CODE\"}";

    @Autowired private JdbcClient jdbc;

    private final Till till = new Till();
    private MerchantId shop;
    private String terminals;
    private Door office;

    @BeforeEach
    void a_shop() {
        shop = shop();
        terminals = "/office/v1/merchants/" + shop + "/terminals";
        office = with("office");
    }

    @Test
    void a_terminal_hands_in_its_key_and_signs_its_requests_from_then_on() {
        Answer enrolled = office.post(terminals, BY_CODE);

        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.json().has("clientSecret")).isFalse();
        assertThat(Instant.parse(enrolled.text("enrolmentExpiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)),
                        Instant.now().plus(Duration.ofHours(24)));

        Answer redeemed = redeem(till.redemption(enrolled.text("enrolmentCode")));

        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(redeemed.text("clientId")).isEqualTo(enrolled.text("clientId"));
        assertThat(redeemed.text("terminalId")).isEqualTo(enrolled.text("terminalId"));
        assertThat(redeemed.text("merchantId")).isEqualTo(shop.value());
        assertThat(redeemed.text("tokenEndpoint")).isEqualTo(base() + "/oauth2/token");
        assertThat(redeemed.text("algorithm")).isEqualTo("ES256");
        Answer token = nobody().token(form(enrolled), null);
        assertThat(token.text("scope")).isEqualTo("terminal");
        assertThat(withToken(token.text("access_token")).get(TODAY).status()).isEqualTo(200);
    }

    @Test
    void an_rsa_key_will_do() throws Exception {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        Answer redeemed =
                redeem(
                        Till.redemption(
                                code,
                                new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString()));

        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(redeemed.text("algorithm")).isEqualTo("RS256");
    }

    @Test
    void a_code_may_be_typed_as_people_type() {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        String typed = ' ' + code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o');

        assertThat(redeem(till.redemption(typed)).status()).isEqualTo(201);
    }

    @Test
    void of_many_who_redeem_one_code_at_once_one_succeeds() throws Exception {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        List<Integer> statuses = atOnce(12, () -> redeem(new Till().redemption(code)).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        Answer again = redeem(new Till().redemption(code));
        assertThat(again.code()).isEqualTo("ENROLMENT_CODE_UNKNOWN");
    }

    @Test
    void an_old_and_an_invented_code_get_the_same_answer() {
        Answer enrolled = office.post(terminals, BY_CODE);
        jdbc.sql("UPDATE enrolment_code SET expires_at = now() WHERE client_id = ?")
                .param(enrolled.text("clientId"))
                .update();

        Answer old = redeem(till.redemption(enrolled.text("enrolmentCode")));
        Answer invented = redeem(till.redemption("ABCD-EFGH"));

        assertThat(old.status()).isEqualTo(422);
        assertThat(old.raw().body()).isEqualTo(invented.raw().body());
    }

    @Test
    void a_private_key_is_refused_and_the_code_stays_good() {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        Answer refused = redeem(till.withPrivateKey(code));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("PRIVATE_KEY_SENT");
        assertThat(redeem(new Till().redemption(code)).status()).isEqualTo(201);
    }

    @Test
    void keys_that_are_weak_or_of_another_kind_are_refused() throws Exception {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).generate();
        List<String> keys =
                List.of(
                        new RSAKeyGenerator(1024, true).generate().toPublicJWK().toJSONString(),
                        new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString(),
                        "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AA\", \"y\": \"AA\"}",
                        "{\"kty\": \"EC\"}",
                        "{\"kty\": 5}");

        assertThat(keys)
                .allSatisfy(key -> {
                    Answer refused = redeem(Till.redemption(code, key));
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo("KEY_NOT_ACCEPTED");
                });
        assertThat(redeem(Till.redemption(code, secret.toJSONString())).code())
                .isEqualTo("PRIVATE_KEY_SENT");
        assertThat(redeem("{\"enrolmentCode\": \"" + code + "\"}").code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(redeem(till.redemption(code)).status()).isEqualTo(201);
    }

    @Test
    void a_signed_request_must_be_fresh_for_us_and_from_the_client_itself() {
        Answer enrolled = office.post(terminals, BY_CODE);
        redeem(till.redemption(enrolled.text("enrolmentCode")));
        Instant now = Instant.now();

        List<Consumer<JWTClaimsSet.Builder>> wrong =
                List.of(
                        claims -> claims.audience("https://elsewhere.example/oauth2/token"),
                        claims -> claims.issuer("demo-terminal"),
                        claims -> claims.expirationTime(null),
                        claims -> claims.expirationTime(Date.from(now.minusSeconds(120))),
                        claims -> claims.expirationTime(Date.from(now.plusSeconds(600))),
                        claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600))),
                        claims -> claims.jwtID(null));
        assertThat(wrong)
                .allSatisfy(claims ->
                        assertThat(nobody().token(form(enrolled, till, claims), null).status())
                                .isEqualTo(401));
        assertThat(nobody().token(form(enrolled, new Till(), _ -> {}), null).status())
                .as("another key")
                .isEqualTo(401);
        assertThat(
                        nobody().token(
                                        form(enrolled, till, claims -> claims.audience(base())),
                                        null)
                                .status())
                .as("the issuer as audience")
                .isEqualTo(200);
    }

    @Test
    void a_signed_request_is_good_once_even_at_once() throws Exception {
        Answer enrolled = office.post(terminals, BY_CODE);
        redeem(till.redemption(enrolled.text("enrolmentCode")));
        String form = form(enrolled);

        List<Integer> statuses = atOnce(8, () -> nobody().token(form, null).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void a_new_secret_ends_the_old_one_at_once_and_tokens_out_stay_good() {
        Answer old = office.post(terminals, "{\"label\": \"レジ1\"}");
        String token = bySecret(old).text("access_token");

        Answer renewed = office.post(credentialsOf(old));

        assertThat(renewed.status()).isEqualTo(201);
        assertThat(renewed.text("clientId")).isEqualTo(old.text("clientId"));
        assertThat(bySecret(old).status()).isEqualTo(401);
        assertThat(bySecret(renewed).status()).isEqualTo(200);
        assertThat(withToken(token).get(TODAY).status()).isEqualTo(200);
    }

    @Test
    void a_secret_is_good_until_the_code_for_a_key_is_redeemed() {
        Answer old = office.post(terminals, "{\"label\": \"レジ1\"}");

        Answer renewed = office.post(credentialsOf(old), NEW_CODE);

        assertThat(bySecret(old).status()).isEqualTo(200);
        assertThat(redeem(till.redemption(renewed.text("enrolmentCode"))).status()).isEqualTo(201);
        assertThat(bySecret(old).status()).isEqualTo(401);
        assertThat(nobody().token(form(old), null).status()).isEqualTo(200);
    }

    @Test
    void a_key_is_followed_by_another_and_by_a_secret() {
        Answer enrolled = office.post(terminals, BY_CODE);
        redeem(till.redemption(enrolled.text("enrolmentCode")));
        Till next = new Till();
        String first = office.post(credentialsOf(enrolled), NEW_CODE).text("enrolmentCode");
        String second = office.post(credentialsOf(enrolled), NEW_CODE).text("enrolmentCode");

        assertThat(redeem(next.redemption(first)).code()).isEqualTo("ENROLMENT_CODE_UNKNOWN");
        assertThat(redeem(next.redemption(second)).status()).isEqualTo(201);
        assertThat(nobody().token(form(enrolled), null).status()).isEqualTo(401);
        assertThat(nobody().token(form(enrolled, next, _ -> {}), null).status()).isEqualTo(200);

        Answer secret = office.post(credentialsOf(enrolled), "{\"credentials\": \"SECRET\"}");
        assertThat(nobody().token(form(enrolled, next, _ -> {}), null).status()).isEqualTo(401);
        assertThat(bySecret(secret).status()).isEqualTo(200);
    }

    @Test
    void a_lost_terminal_is_stopped_within_two_seconds_whatever_its_token_says() {
        Answer enrolled = office.post(terminals, "{\"label\": \"レジ1\"}");
        Door lost = withToken(bySecret(enrolled).text("access_token"));
        String code = office.post(credentialsOf(enrolled), NEW_CODE).text("enrolmentCode");
        assertThat(lost.get(TODAY).status()).isEqualTo(200);

        assertThat(office.post(revocationOf(enrolled)).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    Answer refused = lost.get(TODAY);
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.code()).isEqualTo("TERMINAL_REVOKED");
                });
        assertThat(bySecret(enrolled).status()).isEqualTo(401);
        assertThat(redeem(till.redemption(code)).code()).isEqualTo("ENROLMENT_CODE_UNKNOWN");
        assertThat(office.post(revocationOf(enrolled)).status()).as("again").isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(office.post(credentialsOf(enrolled)).code())
                        .isEqualTo("TERMINAL_REVOKED"));
    }

    @Test
    void revoking_again_drops_the_credentials_that_a_crash_left() {
        Answer enrolled = office.post(terminals, "{\"label\": \"レジ1\"}");
        ledger.send(new RevokeTerminal(shop, new TerminalId(enrolled.text("terminalId"))));
        assertThat(bySecret(enrolled).status()).isEqualTo(200);

        assertThat(office.post(revocationOf(enrolled)).status()).isEqualTo(200);

        assertThat(bySecret(enrolled).status()).isEqualTo(401);
    }

    @Test
    void of_a_revocation_and_a_redemption_at_once_the_revocation_prevails() throws Exception {
        Answer enrolled = office.post(terminals, BY_CODE);
        String redemption = till.redemption(enrolled.text("enrolmentCode"));

        atOnce(
                List.of(
                        () -> redeem(redemption).status(),
                        () -> office.post(revocationOf(enrolled)).status()));

        assertThat(nobody().token(form(enrolled), null).status()).isEqualTo(401);
    }

    @Test
    void a_terminal_takes_no_payment_above_its_limit() {
        Answer enrolled = office.post(terminals, "{\"label\": \"屋台\", \"paymentMax\": 1000}");
        Door stall = withToken(bySecret(enrolled).text("access_token"));
        Door payer = resident(walletWith(10_000));
        await().until(() -> !stall.get(TODAY).json().has("code"));

        Answer above = stall.post(PAYMENTS, payment(payer, 1_001));
        assertThat(above.status()).isEqualTo(422);
        assertThat(above.code()).isEqualTo("TERMINAL_LIMIT_EXCEEDED");
        assertThat(stall.post(PAYMENTS, payment(payer, 1_000)).status()).isEqualTo(201);

        String limit = terminals + "/" + enrolled.text("terminalId") + "/limit";
        assertThat(office.post(limit, "{\"paymentMax\": 0}").status()).isEqualTo(400);
        assertThat(office.post(limit, "{\"paymentMax\": 2000}").number("paymentMax"))
                .isEqualTo(2_000);
        assertThat(stall.post(PAYMENTS, payment(payer, 1_001)).status()).isEqualTo(201);
        assertThat(office.post(limit, "{}").status()).isEqualTo(200);
        assertThat(stall.post(PAYMENTS, payment(payer, 2_001)).status()).isEqualTo(201);
        assertThat(office.post(terminals + "/" + TerminalId.next() + "/limit", "{}").status())
                .isEqualTo(404);
    }

    private static String payment(Door payer, long yen) {
        return """
        {"merchantPaymentId": "%s", "code": "%s", "amount": %d}
        """
                .formatted(
                        UUID.randomUUID(),
                        payer.post("/api/v1/wallet/payment-codes").text("payload"),
                        yen);
    }

    @Test
    void terminals_of_others_and_of_nobody_are_not_found() {
        Answer enrolled = office.post(terminals, "{\"label\": \"レジ1\"}");
        String elsewhere = "/office/v1/merchants/" + shop() + "/terminals/";
        String unknown = terminals + "/" + TerminalId.next();

        for (String path : List.of(unknown, elsewhere + enrolled.text("terminalId"))) {
            for (String what : List.of("/revocation", "/credentials")) {
                Answer refused = office.post(path + what);
                assertThat(refused.status()).as(path + what).isEqualTo(404);
                assertThat(refused.code()).isEqualTo("TERMINAL_NOT_FOUND");
            }
        }
        assertThat(bySecret(enrolled).status()).isEqualTo(200);
    }

    @Test
    void the_office_sees_how_each_terminal_shows_who_it_is() {
        Answer secret = office.post(terminals, "{\"label\": \"secret\"}");
        Answer key =
                office.post(terminals, "{\"label\": \"key\", \"credentials\": \"ENROLMENT_CODE\"}");
        redeem(till.redemption(key.text("enrolmentCode")));
        office.post(terminals, "{\"label\": \"pending\", \"credentials\": \"ENROLMENT_CODE\"}");
        Answer lost = office.post(terminals, "{\"label\": \"lost\"}");
        office.post(revocationOf(lost));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    JsonNode list = office.get(terminals).json().path("terminals");
                    assertThat(list).hasSize(4);
                    assertThat(named(list, "secret").path("authentication").asString())
                            .isEqualTo("SECRET");
                    assertThat(named(list, "secret").path("clientId").asString())
                            .isEqualTo(secret.text("clientId"));
                    assertThat(named(list, "key").path("authentication").asString())
                            .isEqualTo("KEY");
                    assertThat(named(list, "pending").path("authentication").asString())
                            .isEqualTo("PENDING");
                    assertThat(named(list, "pending").has("enrolmentExpiresAt")).isTrue();
                    assertThat(named(list, "lost").has("revokedAt")).isTrue();
                    assertThat(named(list, "lost").has("authentication")).isFalse();
                });
        assertThat(office.get(terminals).raw().body()).doesNotContain(secret.text("clientSecret"));
    }

    private static JsonNode named(JsonNode list, String label) {
        return list.valueStream()
                .filter(terminal -> terminal.path("label").asString().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private Answer redeem(String body) {
        return nobody().post(REDEMPTIONS, body);
    }

    private String form(Answer enrolled) {
        return form(enrolled, till, _ -> {});
    }

    private String form(Answer enrolled, Till signer, Consumer<JWTClaimsSet.Builder> more) {
        return signer.form(enrolled.text("clientId"), base() + "/oauth2/token", more);
    }

    private String credentialsOf(Answer enrolled) {
        return terminals + "/" + enrolled.text("terminalId") + "/credentials";
    }

    private String revocationOf(Answer enrolled) {
        return terminals + "/" + enrolled.text("terminalId") + "/revocation";
    }

    private Answer bySecret(Answer enrolled) {
        String login = enrolled.text("clientId") + ":" + enrolled.text("clientSecret");
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        request ->
                                request.setHeader(
                                                "Content-Type", "application/x-www-form-urlencoded")
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString(
                                                                        login.getBytes(
                                                                                StandardCharsets
                                                                                        .US_ASCII))));
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        return atOnce(Collections.nCopies(times, what));
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(all)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
