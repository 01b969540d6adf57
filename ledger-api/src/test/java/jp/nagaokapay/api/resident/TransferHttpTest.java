package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Sending to people as they do it. */
class TransferHttpTest extends AccountStage {
    private static final String TRANSFERS = "/api/v1/wallet/transfers";

    @Autowired private Residents residents;
    @Autowired private JdbcTemplate jdbc;

    @Test
    void whom_one_sends_to_is_seen_by_two_letters_before_confirming() {
        Person ann = with(1_000);
        Person bob = signedUp();

        assertThat(ann.client().post(TRANSFERS + "/receiver", phone(bob)).text("receiver"))
                .isEqualTo("長＊＊子");
        assertThat(ann.client().post(TRANSFERS + "/receiver", code(bob)).text("receiver"))
                .isEqualTo("長＊＊子");
        assertThat(
                        ann.client()
                                .post(TRANSFERS + "/receiver", "{\"phone\": \"+818099999999\"}")
                                .code())
                .isEqualTo("RECEIVER_NOT_FOUND");
        assertThat(ann.client().post(TRANSFERS + "/receiver", phone(ann)).code())
                .isEqualTo("TRANSFER_TO_ONESELF");
        assertThat(ann.client().post(TRANSFERS + "/receiver", "{}").status()).isEqualTo(400);
    }

    @Test
    void what_is_sent_to_a_phone_waits_for_its_owner_who_is_told() {
        Person ann = with(5_000);
        Person bob = signedUp();
        int before = messages(bob.phone()).size();

        Answer offer = send(ann, phone(bob), 3_000, "once");

        assertThat(offer.status()).as(offer.raw().body()).isEqualTo(201);
        assertThat(offer.text("status")).isEqualTo("OFFERED");
        assertThat(offer.text("receiver")).isEqualTo("長＊＊子");
        assertThat(offer.number("available")).isEqualTo(2_000);
        assertThat(available(bob)).isZero();
        assertThat(messages(bob.phone())).hasSize(before + 1);
        assertThat(messages(bob.phone()).getLast().path("text").asString())
                .contains("長＊＊子さんから3,000円")
                .doesNotContain(ann.phone());
        assertThat(listed(bob).path("direction").asString()).isEqualTo("RECEIVED");
        assertThat(listed(bob).path("message").asString()).isEqualTo("お昼の分");

        Answer taken = bob.client().post(path(offer) + "/acceptance");
        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
        assertThat(taken.json().has("available")).as("the sender's balance").isFalse();
        assertThat(available(bob)).isEqualTo(3_000);
        assertThat(listed(ann).path("status").asString()).isEqualTo("TAKEN");
        assertThat(ann.client().post(path(offer) + "/undo").code()).isEqualTo("TRANSFER_NOT_OPEN");
    }

    @Test
    void what_is_sent_to_a_shown_code_is_the_receivers_at_once_and_once() {
        Person ann = with(5_000);
        Person bob = signedUp();
        String code = code(bob);

        Answer first = send(ann, code, 3_000, "same");
        Answer again = send(ann, code, 3_000, "same");

        assertThat(first.text("status")).isEqualTo("TAKEN");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("transferId")).isEqualTo(first.text("transferId"));
        assertThat(available(bob)).isEqualTo(3_000);
        assertThat(available(ann)).isEqualTo(2_000);
        assertThat(send(ann, code, 2_000, "same").status()).as("another body").isEqualTo(422);
    }

    @Test
    void an_offer_is_undone_or_refused_and_back() {
        Person ann = with(5_000);
        Person bob = signedUp();
        Answer offer = send(ann, phone(bob), 3_000, "1");

        assertThat(bob.client().post(path(offer) + "/undo").status()).as("not his").isEqualTo(404);
        assertThat(ann.client().post(path(offer) + "/undo").number("available")).isEqualTo(5_000);
        assertThat(bob.client().post(path(offer) + "/acceptance").code())
                .isEqualTo("TRANSFER_NOT_OPEN");

        Answer other = send(ann, phone(bob), 2_000, "2");
        assertThat(signedUp().client().post(path(other) + "/acceptance").status())
                .as("a stranger")
                .isEqualTo(404);
        assertThat(signedUp().client().post(path(other) + "/refusal").status()).isEqualTo(404);
        assertThat(bob.client().post(path(other) + "/refusal").text("status")).isEqualTo("ENDED");
        assertThat(available(ann)).isEqualTo(5_000);
    }

    @Test
    void a_double_tap_takes_once() throws Exception {
        Person ann = with(5_000);
        Person bob = signedUp();
        Answer offer = send(ann, phone(bob), 1_000, "1");
        String key = UUID.randomUUID().toString();
        List<Callable<Answer>> taps = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taps.add(() ->
                    bob.client()
                            .send(
                                    "POST",
                                    path(offer) + "/acceptance",
                                    null,
                                    it -> it.header("Idempotency-Key", '"' + key + '"')));
        }

        assertThat(Together.run(taps))
                .allSatisfy(tap -> assertThat(tap.answer().status()).isEqualTo(200));
        assertThat(available(bob)).isEqualTo(1_000);
    }

    @Test
    void one_whose_wallet_does_not_take_it_says_so_again_under_the_same_key() {
        Person ann = with(1_000);
        Person full = with(50_000);
        charge(full, 50_000);
        String code = code(full);

        assertThat(send(ann, code, 1_000, "once").code()).isEqualTo("RECEIVER_CANNOT_TAKE");
        assertThat(send(ann, code, 1_000, "once").code()).isEqualTo("RECEIVER_CANNOT_TAKE");
        assertThat(available(ann)).isEqualTo(1_000);
        assertThat(listed(ann).path("status").asString()).isEqualTo("RETURNED");
    }

    @Test
    void who_is_blocked_suspended_or_unknown_looks_the_same() {
        Person ann = with(5_000);
        Person bob = signedUp();
        Answer offer = send(ann, phone(bob), 1_000, "1");
        String block = "{\"transferId\": \"%s\"}".formatted(offer.text("transferId"));
        String blockedId =
                bob.client().post("/api/v1/wallet/blocked-people", block).text("blockedId");
        assertThat(bob.client().post("/api/v1/wallet/blocked-people", block).text("blockedId"))
                .isEqualTo(blockedId);

        assertThat(send(ann, phone(bob), 1_000, "2").code()).isEqualTo("RECEIVER_NOT_FOUND");
        assertThat(
                        bob.client()
                                .get("/api/v1/wallet/blocked-people")
                                .json()
                                .at("/people/0/person")
                                .asString())
                .isEqualTo("長＊＊子");
        assertThat(
                        bob.client()
                                .send(
                                        "DELETE",
                                        "/api/v1/wallet/blocked-people/" + blockedId,
                                        null,
                                        _ -> {})
                                .status())
                .isEqualTo(204);
        assertThat(send(ann, phone(bob), 1_000, "3").status()).isEqualTo(201);

        Person carl = signedUp();
        ledger.send(new SuspendWallet(carl.walletId(), "lost"));
        assertThat(send(ann, phone(carl), 1_000, "4").code()).isEqualTo("RECEIVER_NOT_FOUND");
    }

    @Test
    void looking_people_up_is_limited() {
        Person ann = with(1_000);
        Person bob = signedUp();
        int looks = 0;
        while (ann.client().post(TRANSFERS + "/receiver", phone(bob)).status() == 200) {
            looks++;
        }
        assertThat(looks).isEqualTo(20);
    }

    @Test
    void what_people_wrote_is_gone_with_either_of_them() {
        Person ann = with(5_000);
        Person bob = signedUp();
        Answer offer =
                ann.client()
                        .post(
                                TRANSFERS,
                                "{\"to\": %s, \"amount\": 1000, \"message\": \"秘密の伝言\"}"
                                        .formatted(phone(bob)));
        assertThat(bob.client().post(path(offer) + "/acceptance").status()).isEqualTo(200);
        assertThat(DatabaseContent.of(jdbc)).contains("秘密の伝言");

        residents.erase(new ResidentId(bob.residentId()));

        assertThat(DatabaseContent.of(jdbc)).doesNotContain("秘密の伝言");
        assertThat(listed(ann).has("person")).isFalse();
    }

    private Person with(long yen) {
        Person person = signedUp();
        charge(person, yen);
        return person;
    }

    private void charge(Person person, long yen) {
        assertThat(
                        person.client()
                                .post(
                                        "/api/v1/wallet/charges",
                                        charge(yen, "card-" + UUID.randomUUID()))
                                .status())
                .isEqualTo(201);
    }

    private static Answer send(Person from, String to, long yen, String key) {
        return from.client()
                .post(
                        TRANSFERS,
                        key,
                        "{\"to\": %s, \"amount\": %d, \"message\": \"お昼の分\"}".formatted(to, yen));
    }

    private static String phone(Person person) {
        return "{\"phone\": \"%s\"}".formatted(person.phone());
    }

    private static String code(Person person) {
        return "{\"code\": \"%s\"}"
                .formatted(person.client().get("/api/v1/wallet/receiving-code").text("payload"));
    }

    private static String path(Answer transfer) {
        return TRANSFERS + "/" + transfer.text("transferId");
    }

    private static long available(Person person) {
        return person.client().get("/api/v1/wallet").number("available");
    }

    private static JsonNode listed(Person person) {
        return person.client().get(TRANSFERS).json().at("/transfers/0");
    }
}
