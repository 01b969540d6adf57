package jp.nagaokapay.api.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What providers say by themselves: a hint, from them alone. */
class NotificationHttpTest extends HttpTest {
    private static final String PATH = "/funding/v1/test/notifications";

    @Autowired private JdbcClient jdbc;

    @Test
    void news_have_the_provider_asked_and_its_answer_counts() {
        WalletId wallet = wallet();
        String charge = atPage(wallet);
        PROVIDER.collects(charge);

        assertThat(notified(charge).status()).isEqualTo(204);

        awaitPaid(wallet, 5_000);
        assertThat(notified(charge).status()).isEqualTo(204);
        assertThat(paid(wallet)).isEqualTo(5_000);
    }

    @Test
    void a_notification_alone_moves_nothing() {
        WalletId wallet = wallet();
        String charge = atPage(wallet);

        notified(charge);

        awaitAsked(charge, 1);
        assertThat(status(wallet, charge)).isEqualTo("PENDING");
    }

    @Test
    void money_that_came_after_a_no_goes_back() {
        WalletId wallet = wallet();
        String charge = atPage(wallet);
        PROVIDER.declines(charge, "NO_FUNDS");
        notified(charge);
        await(() -> status(wallet, charge).equals("FAILED"));
        PROVIDER.collects(charge);

        notified(charge);
        notified(charge);

        await(() -> PROVIDER.gaveBack(charge));
        assertThat(status(wallet, charge)).isEqualTo("FAILED");
        await(() ->
                jdbc.sql(
                                """
                                SELECT EXISTS (SELECT FROM funding_answer
                                WHERE charge_id = ? AND contradicted_at IS NOT NULL)
                                """)
                        .param(charge)
                        .query(Boolean.class)
                        .single());
        assertThat(paid(wallet)).isZero();
    }

    @Test
    void whoever_has_no_secret_is_turned_away_and_nobody_is_asked() {
        String charge = atPage(wallet());
        String body = body(charge);
        Instant now = Instant.now();
        String id = UUID.randomUUID().toString();
        Map<String, String> genuine = TestProvider.notificationHeaders(PATH, id, body, now);

        for (Answer refused :
                List.of(
                        send(PATH, Map.of(), body),
                        send(PATH, genuine, body + ' '),
                        send("/funding/v1/other/notifications", genuine, body),
                        send(
                                PATH,
                                TestProvider.notificationHeaders(
                                        "/funding/v1/other/notifications", id, body, now),
                                body),
                        send(
                                PATH,
                                TestProvider.notificationHeaders(
                                        PATH, id, body, now.minusSeconds(130)),
                                body),
                        send(
                                PATH,
                                Map.of(
                                        MessageSignature.REQUEST_ID,
                                        "another-request",
                                        MessageSignature.HEADER,
                                        genuine.get(MessageSignature.HEADER)),
                                body))) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("SIGNATURE_INVALID");
        }
        assertThat(PROVIDER.timesAsked(charge)).isZero();
    }

    @Test
    void the_same_request_again_is_heard_and_does_nothing() {
        String charge = atPage(wallet());
        String body = body(charge);
        Map<String, String> headers =
                TestProvider.notificationHeaders(
                        PATH, UUID.randomUUID().toString(), body, Instant.now());
        assertThat(send(PATH, headers, body).status()).isEqualTo(204);
        awaitAsked(charge, 1);

        assertThat(send(PATH, headers, body).status()).isEqualTo(204);
        notified(charge);

        awaitAsked(charge, 2);
        assertThat(PROVIDER.timesAsked(charge)).isEqualTo(2);
    }

    @Test
    void unknown_charges_are_heard_and_what_cannot_be_read_is_told() {
        assertThat(notified(ChargeId.next().value()).status()).isEqualTo(204);
        for (String body :
                List.of(
                        "{}",
                        "[]",
                        "charge",
                        "{\"chargeId\":\"wallet:a\"}",
                        "{\"chargeId\":\"charge:" + "a".repeat(5_000) + "\"}")) {
            Answer answer = signed(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("MALFORMED_REQUEST");
        }
    }

    private String atPage(WalletId wallet) {
        return resident(wallet)
                .post("/api/v1/wallet/charges", "{\"amount\": 5000, \"channel\": \"ATM\"}")
                .text("chargeId");
    }

    private static String body(String chargeId) {
        return "{\"chargeId\":\"" + chargeId + "\"}";
    }

    private Answer notified(String chargeId) {
        return signed(body(chargeId));
    }

    private Answer signed(String body) {
        return send(
                PATH,
                TestProvider.notificationHeaders(
                        PATH, UUID.randomUUID().toString(), body, Instant.now()),
                body);
    }

    private Answer send(String path, Map<String, String> headers, String body) {
        return nobody().send("POST", path, body, request -> headers.forEach(request::header));
    }

    private String status(WalletId wallet, String charge) {
        return resident(wallet).get("/api/v1/wallet/charges/" + charge).text("status");
    }

    private long paid(WalletId wallet) {
        return resident(wallet).get("/api/v1/wallet").number("paid");
    }

    private void awaitPaid(WalletId wallet, long yen) {
        await(() -> paid(wallet) == yen);
    }

    private static void awaitAsked(String charge, int times) {
        await(() -> PROVIDER.timesAsked(charge) >= times);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(condition);
    }
}
