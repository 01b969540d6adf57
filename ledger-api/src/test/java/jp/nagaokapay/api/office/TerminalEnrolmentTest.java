package jp.nagaokapay.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jp.nagaokapay.api.TestTerminal;
import org.junit.jupiter.api.Test;

/** A terminal hands in its key and signs its requests. */
class TerminalEnrolmentTest extends TerminalStage {
    @Test
    void a_terminal_hands_in_its_key_and_signs_its_requests_from_then_on() {
        Answer enrolled = office.post(terminals, BY_CODE);

        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.json().has("clientSecret")).isFalse();
        assertThat(Instant.parse(enrolled.text("enrolmentExpiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)),
                        Instant.now().plus(Duration.ofHours(24)));

        Answer redeemed = redeem(terminal.redemption(enrolled.text("enrolmentCode")));

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
                        TestTerminal.redemption(
                                code,
                                new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString()));

        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(redeemed.text("algorithm")).isEqualTo("RS256");
    }

    @Test
    void a_code_may_be_typed_as_people_type() {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        String typed = ' ' + code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o');

        assertThat(redeem(terminal.redemption(typed)).status()).isEqualTo(201);
    }

    @Test
    void of_many_who_redeem_one_code_at_once_one_succeeds() throws Exception {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        List<Integer> statuses =
                atOnce(12, () -> redeem(new TestTerminal().redemption(code)).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        Answer again = redeem(new TestTerminal().redemption(code));
        assertThat(again.code()).isEqualTo("ENROLMENT_CODE_UNKNOWN");
    }

    @Test
    void an_old_and_an_invented_code_get_the_same_answer() {
        Answer enrolled = office.post(terminals, BY_CODE);
        jdbc.sql("UPDATE enrolment_code SET expires_at = now() WHERE client_id = ?")
                .param(enrolled.text("clientId"))
                .update();

        Answer old = redeem(terminal.redemption(enrolled.text("enrolmentCode")));
        Answer invented = redeem(terminal.redemption("ABCD-EFGH"));

        assertThat(old.status()).isEqualTo(422);
        assertThat(old.raw().body()).isEqualTo(invented.raw().body());
    }

    @Test
    void a_private_key_is_refused_and_the_code_stays_good() {
        String code = office.post(terminals, BY_CODE).text("enrolmentCode");

        Answer refused = redeem(terminal.withPrivateKey(code));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("PRIVATE_KEY_SENT");
        assertThat(redeem(new TestTerminal().redemption(code)).status()).isEqualTo(201);
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
                    Answer refused = redeem(TestTerminal.redemption(code, key));
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo("KEY_NOT_ACCEPTED");
                });
        assertThat(redeem(TestTerminal.redemption(code, secret.toJSONString())).code())
                .isEqualTo("PRIVATE_KEY_SENT");
        assertThat(redeem("{\"enrolmentCode\": \"" + code + "\"}").code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(redeem(terminal.redemption(code)).status()).isEqualTo(201);
    }

    @Test
    void a_signed_request_must_be_fresh_for_us_and_from_the_client_itself() {
        Answer enrolled = office.post(terminals, BY_CODE);
        redeem(terminal.redemption(enrolled.text("enrolmentCode")));
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
                        assertThat(nobody().token(form(enrolled, terminal, claims), null).status())
                                .isEqualTo(401));
        assertThat(nobody().token(form(enrolled, new TestTerminal(), _ -> {}), null).status())
                .as("another key")
                .isEqualTo(401);
        assertThat(
                        nobody().token(
                                        form(enrolled, terminal, claims -> claims.audience(base())),
                                        null)
                                .status())
                .as("the issuer as audience")
                .isEqualTo(200);
    }

    @Test
    void a_signed_request_is_good_once_even_at_once() throws Exception {
        Answer enrolled = office.post(terminals, BY_CODE);
        redeem(terminal.redemption(enrolled.text("enrolmentCode")));
        String form = form(enrolled);

        List<Integer> statuses = atOnce(8, () -> nobody().token(form, null).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }
}
