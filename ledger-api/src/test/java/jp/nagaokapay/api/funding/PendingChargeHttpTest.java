package jp.nagaokapay.api.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Charges that stay unclear, and the two persons of finance who end them. */
class PendingChargeHttpTest extends HttpTest {
    private static final String CHARGES = "/finance/v1/charges";
    private static final String COLLECTED =
            "{\"outcome\": \"COLLECTED\", \"reason\": \"管理画面で入金を確認\"}";
    private static final String NOT_COLLECTED =
            "{\"outcome\": \"NOT_COLLECTED\", \"reason\": \"入金なし\"}";
    private static final String AGREED = "{\"reason\": \"明細で確認\"}";

    @Autowired private OvertakenResolutions overtaken;
    @Autowired private JdbcClient jdbc;

    private final String one = "staff:" + UUID.randomUUID();
    private final String other = "staff:" + UUID.randomUUID();

    @Test
    void open_charges_are_listed_with_what_their_provider_said() {
        String charge = unclear(wallet());
        String younger = unclear(wallet());

        JsonNode found = await(charge);

        assertThat(found.path("amount").asLong()).isEqualTo(5_000);
        assertThat(found.path("channel").asString()).isEqualTo("ATM");
        assertThat(found.path("provider").asString()).isEqualTo("test");
        assertThat(found.path("answer").asString()).isEqualTo("UNCLEAR");
        assertThat(found.path("reason").asString()).isEqualTo("IN_PROGRESS");
        assertThat(found.has("requestedAt") && found.has("askedAt")).isTrue();
        assertThat(found.has("walletId")).isFalse();
        await(younger);
        Answer page = reader().get(CHARGES + "?status=PENDING&limit=1&after=" + charge);
        assertThat(page.json().path("charges")).hasSize(1);
        assertThat(page.json().path("charges").path(0).path("chargeId").asString())
                .isGreaterThan(charge);
        assertThat(reader().get(CHARGES + "?status=CHARGED").status()).isEqualTo(400);
    }

    @Test
    void two_persons_put_the_value_into_the_wallet_and_both_reasons_stay() {
        WalletId wallet = wallet();
        String charge = unclear(wallet);

        Answer asked = ask(one, charge, COLLECTED);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("status")).isEqualTo("PENDING");
        assertThat(ask(one, charge, COLLECTED).text("approvalId"))
                .isEqualTo(asked.text("approvalId"));
        assertThat(ask(other, charge, NOT_COLLECTED).code()).isEqualTo("APPROVAL_OPEN");
        assertThat(approve(one, charge).code()).isEqualTo("FOUR_EYES_REQUIRED");
        assertThat(
                        programOf(one, "finance:write")
                                .post(CHARGES + '/' + charge + "/resolution/approval", AGREED)
                                .code())
                .isEqualTo("FOUR_EYES_REQUIRED");

        Answer done = approve(other, charge);
        assertThat(done.text("status")).isEqualTo("DONE");
        assertThat(approve(other, charge).text("status")).isEqualTo("DONE");
        assertThat(paid(wallet)).isEqualTo(5_000);
        Answer kept = reader().get(CHARGES + '/' + charge + "/resolution");
        assertThat(kept.json().path("detail").path("reason").asString()).contains("管理画面");
        assertThat(kept.text("reason")).contains("明細");
        assertThat(kept.text("requestedBy")).isEqualTo(one);
        assertThat(kept.text("decidedBy")).isEqualTo(other);
    }

    @Test
    void what_the_provider_collected_after_two_persons_said_no_is_given_back() {
        WalletId wallet = wallet();
        String charge = unclear(wallet);
        ask(one, charge, NOT_COLLECTED);
        assertThat(approve(other, charge).text("status")).isEqualTo("DONE");
        assertThat(status(wallet, charge)).isEqualTo("FAILED");

        PROVIDER.collects(charge);
        String path = "/funding/v1/test/notifications";
        String body = "{\"chargeId\":\"" + charge + "\"}";
        nobody().send(
                        "POST",
                        path,
                        body,
                        request ->
                                TestProvider.notificationHeaders(
                                                path,
                                                UUID.randomUUID().toString(),
                                                body,
                                                Instant.now())
                                        .forEach(request::header));

        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> PROVIDER.gaveBack(charge));
        assertThat(paid(wallet)).isZero();
    }

    @Test
    void a_provider_that_becomes_clear_overtakes_the_second_person() {
        WalletId wallet = wallet();
        String charge = unclear(wallet);
        ask(one, charge, NOT_COLLECTED);
        PROVIDER.collects(charge);

        Answer refused = approve(other, charge);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("CHARGE_NOT_PENDING");
        assertThat(paid(wallet)).isEqualTo(5_000);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> {
                            overtaken.withdraw();
                            return reader().get(CHARGES + '/' + charge + "/resolution");
                        },
                        it -> it.text("status").equals("WITHDRAWN"));
        assertThat(ask(one, charge, NOT_COLLECTED).code()).isEqualTo("CHARGE_NOT_PENDING");
    }

    @Test
    void a_crash_after_the_decision_is_made_good_and_nothing_is_credited_twice() {
        WalletId wallet = wallet();
        String charge = unclear(wallet);
        ask(one, charge, COLLECTED);
        approve(other, charge);
        jdbc.sql("UPDATE approval SET status = 'APPROVED', settled_at = NULL WHERE subject_id = ?")
                .param(charge)
                .update();

        assertThat(approve(other, charge).text("status")).isEqualTo("DONE");

        assertThat(paid(wallet)).isEqualTo(5_000);
    }

    @Test
    void of_two_at_the_same_moment_one_decides() throws Exception {
        WalletId wallet = wallet();
        String charge = unclear(wallet);
        ask(one, charge, COLLECTED);
        List<Future<Integer>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    threads.invokeAll(
                            List.of(
                                    () -> approve("staff:a", charge).status(),
                                    () -> approve("staff:b", charge).status()));
        }
        assertThat(answers).extracting(Future::resultNow).containsExactlyInAnyOrder(200, 422);
        assertThat(paid(wallet)).isEqualTo(5_000);
    }

    @Test
    void the_office_neither_sees_nor_decides_it() {
        String charge = unclear(wallet());
        String approvalId = ask(one, charge, COLLECTED).text("approvalId");
        ApiClient office = person(other, "office");

        String path = "/office/v1/approvals/" + approvalId;
        assertThat(office.get(path).status()).isEqualTo(404);
        assertThat(office.post(path + "/approval").status()).isEqualTo(404);
        assertThat(office.post(path + "/rejection", "{\"reason\": \"違う\"}").status())
                .isEqualTo(404);
        assertThat(office.get("/office/v1/approvals?status=PENDING").raw().body())
                .doesNotContain(approvalId);
        assertThat(
                        person(other, "finance:write")
                                .post(CHARGES + '/' + charge + "/resolution/rejection", AGREED)
                                .text("status"))
                .isEqualTo("REJECTED");
    }

    private String unclear(WalletId wallet) {
        String key = UUID.randomUUID().toString();
        String order = "{\"amount\": 5000, \"channel\": \"ATM\"}";
        ApiClient resident = resident(wallet);
        String charge = resident.post("/api/v1/wallet/charges", key, order).text("chargeId");
        PROVIDER.says(charge, "\"status\":\"OPEN\"");
        assertThat(resident.post("/api/v1/wallet/charges", key, order).status()).isEqualTo(202);
        return charge;
    }

    private Answer ask(String who, String charge, String order) {
        return person(who, "finance:write").post(CHARGES + '/' + charge + "/resolution", order);
    }

    private Answer approve(String who, String charge) {
        return person(who, "finance:write")
                .post(CHARGES + '/' + charge + "/resolution/approval", AGREED);
    }

    private ApiClient reader() {
        return with("finance:read");
    }

    /** In the list, of which other tests have charges too. */
    private JsonNode await(String charge) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () ->
                                reader().get(CHARGES + "?status=PENDING&limit=200")
                                        .json()
                                        .path("charges")
                                        .valueStream()
                                        .filter(it -> it.path("chargeId").asString().equals(charge))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String status(WalletId wallet, String charge) {
        return resident(wallet).get("/api/v1/wallet/charges/" + charge).text("status");
    }

    private long paid(WalletId wallet) {
        return resident(wallet).get("/api/v1/wallet").number("paid");
    }
}
