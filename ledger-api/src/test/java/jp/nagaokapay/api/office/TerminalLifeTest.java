package jp.nagaokapay.api.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.TestTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A terminal gets other credentials, has a limit, is lost. */
class TerminalLifeTest extends TerminalStage {
    @Test
    void a_new_secret_ends_the_old_one_at_once_and_its_tokens_within_two_seconds() {
        Answer old = office.post(terminals, "{\"label\": \"レジ1\"}");
        String token = bySecret(old).text("access_token");

        Answer renewed = office.post(credentialsOf(old));

        assertThat(renewed.status()).isEqualTo(201);
        assertThat(renewed.text("clientId")).isEqualTo(old.text("clientId"));
        assertThat(bySecret(old).status()).isEqualTo(401);
        assertThat(bySecret(renewed).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(3))
                .until(() -> withToken(token).get(TODAY).status() == 401);
    }

    @Test
    void a_secret_is_good_until_the_code_for_a_key_is_redeemed() {
        Answer old = office.post(terminals, "{\"label\": \"レジ1\"}");

        Answer renewed = office.post(credentialsOf(old), NEW_CODE);

        assertThat(bySecret(old).status()).isEqualTo(200);
        assertThat(redeem(terminal.redemption(renewed.text("enrolmentCode"))).status())
                .isEqualTo(201);
        assertThat(bySecret(old).status()).isEqualTo(401);
        assertThat(nobody().token(form(old), null).status()).isEqualTo(200);
    }

    @Test
    void a_key_is_followed_by_another_and_by_a_secret() {
        Answer enrolled = office.post(terminals, BY_CODE);
        redeem(terminal.redemption(enrolled.text("enrolmentCode")));
        TestTerminal next = new TestTerminal();
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
        ApiClient lost = withToken(bySecret(enrolled).text("access_token"));
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
        assertThat(redeem(terminal.redemption(code)).code()).isEqualTo("ENROLMENT_CODE_UNKNOWN");
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
        String redemption = terminal.redemption(enrolled.text("enrolmentCode"));

        atOnce(
                List.of(
                        () -> redeem(redemption).status(),
                        () -> office.post(revocationOf(enrolled)).status()));

        assertThat(nobody().token(form(enrolled), null).status()).isEqualTo(401);
    }

    @Test
    void a_terminal_takes_no_payment_above_its_limit() {
        Answer enrolled = office.post(terminals, "{\"label\": \"屋台\", \"paymentMax\": 1000}");
        ApiClient stall = withToken(bySecret(enrolled).text("access_token"));
        ApiClient payer = resident(walletWith(10_000));
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
        redeem(terminal.redemption(key.text("enrolmentCode")));
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

    private static String payment(ApiClient payer, long yen) {
        return """
        {"merchantPaymentId": "%s", "code": "%s", "amount": %d}
        """
                .formatted(
                        UUID.randomUUID(),
                        payer.post("/api/v1/wallet/payment-codes").text("payload"),
                        yen);
    }

    private static JsonNode named(JsonNode list, String label) {
        return list.valueStream()
                .filter(terminal -> terminal.path("label").asString().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
