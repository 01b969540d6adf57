package jp.nagaokapay.api.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import jp.nagaokapay.api.register.NewResident;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the office does about a person takes two of the office. */
class PersonApprovalHttpTest extends TwoPersons {
    @Autowired private Residents residents;

    @Test
    void a_person_is_forgotten_when_somebody_else_agrees() {
        Resident person = person();
        charge(person.walletId());
        String path = path(person, "erasure");

        Answer asked = clerk().post(path, "{\"reason\": \"本人の申し出\"}");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("status")).isEqualTo("PENDING");
        assertThat(asked.json().at("/detail/available").asString()).isEqualTo("2000");
        String id = asked.text("approvalId");
        assertThat(clerk().post(path, "{\"reason\": \"本人の申し出\"}").json()).isEqualTo(asked.json());
        assertThat(second().post(path, "{\"reason\": \"ほかの理由\"}").code())
                .isEqualTo("APPROVAL_OPEN");
        assertNeedsAnother(id);
        assertThat(residents.find(person.residentId())).isPresent();

        assertThat(approve(second(), id).text("status")).isEqualTo("DONE");

        assertThat(residents.find(person.residentId())).isEmpty();
        assertThat(second().get("/office/v1/wallets/" + person.walletId()).text("status"))
                .isEqualTo("CLOSED");
        assertThat(second().get(APPROVALS + id).json().at("/detail").toString()).contains("本人の申し出");
        assertThat(clerk().post(path, "{\"reason\": \"x\"}").code()).isEqualTo("PERSON_NOT_FOUND");
    }

    @Test
    void an_erasure_that_a_crash_cut_off_is_done_again() {
        Resident person = person();
        String id = erasure(person);
        residents.erase(person.residentId());
        cutOffAfterDecision(id);

        work.settleAll();

        assertThat(statusOf(id)).isEqualTo("DONE");
    }

    @Test
    void nobody_is_forgotten_while_a_payment_is_open() {
        Resident person = person();
        charge(person.walletId());
        hold(person.walletId());
        String id = erasure(person);

        assertThat(approve(second(), id).code()).isEqualTo("OPEN_HOLDS");

        assertThat(statusOf(id)).isEqualTo("PENDING");
        assertThat(residents.find(person.residentId())).isPresent();
    }

    @Test
    void what_else_is_asked_for_somebody_is_forgotten_with_them() {
        Resident person = person();
        String change = phoneChange(person, phone()).text("approvalId");

        approve(second(), erasure(person));
        work.settleAll();

        assertThat(statusOf(change)).isEqualTo("WITHDRAWN");
        assertThat(stored(change)).contains("\"secret\": null");
    }

    @Test
    void a_phone_is_changed_when_somebody_else_agrees_and_the_old_one_is_told() {
        Resident person = person();
        String phone = phone();

        Answer asked = phoneChange(person, phone.replace("+81", "0"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().at("/detail/phone").asString())
                .isEqualTo("*********" + phone.substring(9));
        String id = asked.text("approvalId");
        assertThat(stored(id)).doesNotContain(phone.substring(3));
        assertNeedsAnother(id);
        assertThat(told(person.phone())).isEmpty();

        Answer approved = approve(second(), id);

        assertThat(approved.text("status")).isEqualTo("DONE");
        assertThat(residents.find(person.residentId()).orElseThrow().phone()).isEqualTo(phone);
        assertThat(residents.findByUsername(person.phone())).isEmpty();
        assertThat(told(person.phone())).singleElement().asString().contains("電話番号を変更");
        assertThat(told(phone)).isEmpty();
        assertThat(stored(id)).contains("\"secret\": null");
    }

    @Test
    void with_another_phone_whatever_was_begun_with_the_old_one_ends() {
        Resident person = person();
        jdbc.sql(
                        """
                        INSERT INTO oauth2_authorization (id, registered_client_id, principal_name,
                            authorization_grant_type, access_token_metadata,
                            access_token_expires_at)
                        VALUES (?, 'wallet-app', ?, 'authorization_code', '{}', now() + interval '1 hour')
                        """)
                .params("grant-" + person.residentId(), person.residentId().value())
                .update();
        ApiClient app =
                signedIn(
                        "wallet",
                        claims ->
                                claims.subject(person.residentId().value())
                                        .claim("wallet", person.walletId().value())
                                        .claim("grant_id", "grant-" + person.residentId()));
        assertThat(app.get("/api/v1/wallet").status()).isEqualTo(200);

        approve(second(), phoneChange(person, phone()).text("approvalId"));

        await().atMost(Duration.ofSeconds(3))
                .until(() -> app.get("/api/v1/wallet").status() == 401);
    }

    @Test
    void nobody_gets_the_phone_of_somebody_else() {
        Resident person = person();
        Resident other = person();
        assertThat(phoneChange(person, other.phone()).code()).isEqualTo("ALREADY_REGISTERED");

        String wanted = phone();
        String id = phoneChange(person, wanted).text("approvalId");
        Resident faster = person(wanted);
        assertThat(approve(second(), id).code()).isEqualTo("ALREADY_REGISTERED");
        cutOffAfterDecision(id);
        work.settleAll();

        assertThat(second().get(APPROVALS + id).text("failure")).isEqualTo("ALREADY_REGISTERED");
        assertThat(residents.find(person.residentId()).orElseThrow().phone())
                .isEqualTo(person.phone());
        assertThat(residents.findByUsername(wanted).orElseThrow().residentId())
                .isEqualTo(faster.residentId());
    }

    @Test
    void who_is_not_there_and_what_is_no_mobile_phone_is_refused() {
        Resident person = person();
        String unknown = "/office/v1/persons/" + ResidentId.next();
        assertThat(clerk().post(unknown + "/erasure", "{\"reason\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(
                        clerk().post(
                                        unknown + "/phone-change",
                                        "{\"phone\": \"%s\", \"reason\": \"x\"}".formatted(phone()))
                                .code())
                .isEqualTo("PERSON_NOT_FOUND");
        assertThat(phoneChange(person, "0258-39-2245").status()).isEqualTo(400);
        assertThat(clerk().post(path(person, "erasure"), "{\"reason\": \" \"}").status())
                .isEqualTo(400);
    }

    private String erasure(Resident person) {
        return clerk().post(path(person, "erasure"), "{\"reason\": \"x\"}").text("approvalId");
    }

    private Answer phoneChange(Resident person, String phone) {
        return clerk().post(
                        path(person, "phone-change"),
                        "{\"phone\": \"%s\", \"reason\": \"紛失\"}".formatted(phone));
    }

    private Resident person() {
        return person(phone());
    }

    private Resident person(String phone) {
        return residents.enrol(
                ResidentId.next(),
                WalletId.next(),
                new NewResident(phone, "長岡 花子", "9400062", "{noop}none", false));
    }

    private static String phone() {
        return "+8180%08d".formatted(ThreadLocalRandom.current().nextInt(10_000_000, 90_000_000));
    }

    private void charge(WalletId walletId) {
        Answer charged =
                resident(walletId)
                        .post("/api/v1/wallet/charges", charge(2_000, "card-" + UUID.randomUUID()));
        assertThat(charged.status()).as(charged.raw().body()).isEqualTo(201);
    }

    /** Authorises a payment and does not capture it. */
    private void hold(WalletId walletId) {
        String code = resident(walletId).post("/api/v1/wallet/payment-codes").text("payload");
        Answer authorised =
                signedIn(
                                "terminal",
                                claims ->
                                        claims.claim("merchant", "merchant:demo")
                                                .claim("terminal", "terminal:demo"))
                        .post(
                                "/terminal/v1/payments",
                                """
                                {"merchantPaymentId": "%s", "code": "%s", "amount": 100,
                                 "capture": false}
                                """
                                        .formatted(UUID.randomUUID(), code));
        assertThat(authorised.text("status")).as(authorised.raw().body()).isEqualTo("AUTHORIZED");
    }

    private static String path(Resident person, String what) {
        return "/office/v1/persons/" + person.residentId() + "/" + what;
    }
}
