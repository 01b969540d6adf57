package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

/** A mobile carrier has given somebody the number of a person who is registered with it. */
class RecycledNumberTest extends AccountStage {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String NEW_NUMBER = ", \"newNumber\": true";

    @Test
    void the_new_owner_signs_up_and_the_former_holders_wallet_is_parked_not_lost() {
        String email = "ann-%s@example.jp".formatted(UUID.randomUUID());
        Person former = signedUp();
        prove(former, email);
        topUp(former, 5_000);
        String refreshToken = refreshToken(former.phone(), PASSWORD);

        Answer withoutSayingSo = signUp(former.phone(), "");
        assertThat(withoutSayingSo.status()).isEqualTo(201);
        assertThat(messages(former.phone()).getLast().has("code")).isFalse();
        Answer begun = signUp(former.phone(), NEW_NUMBER);
        Answer signedUp = verify(begun, codeFor(former.phone()));
        assertThat(signedUp.status()).isEqualTo(201);
        assertThat(signedUp.text("walletId")).isNotEqualTo(former.walletId().value());
        assertThat(verify(begun, codeFor(former.phone())).text("walletId"))
                .as("again")
                .isEqualTo(signedUp.text("walletId"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(former.client().get("/api/v1/wallet").text("status"))
                                .isEqualTo("SUSPENDED"));
        assertThat(former.client().get("/api/v1/wallet").number("available")).isEqualTo(5_000);
        assertThat(former.client().get("/api/v1/account").json().has("phone")).isFalse();
        assertThat(messages(email).getLast().path("text").asString()).contains("残高は失われません");
        assertThat(browser().refresh("wallet-app", refreshToken).statusCode()).isEqualTo(400);
        assertThat(
                        resident(new WalletId(signedUp.text("walletId")))
                                .post("/api/v1/wallet/payment-codes")
                                .status())
                .isEqualTo(201);

        assertThat(foundBy("{\"phone\": \"%s\", \"reason\": \"相談\"}".formatted(former.phone())))
                .containsExactlyInAnyOrder(former.residentId(), signedUp.text("residentId"));
        assertThat(foundBy("{\"email\": \"%s\", \"reason\": \"相談\"}".formatted(email)))
                .containsExactly(former.residentId());
        backAtTheDesk(former);
    }

    @Test
    void whom_the_office_looked_up_and_why_is_on_record() {
        Person person = signedUp();
        topUp(person, 3_000);
        ApiClient office = person("staff:looking", "office");

        Answer found =
                office.post(
                        "/office/v1/person-look-ups",
                        """
                        {"walletId": "%s", "reason": "残高の相談"}
                        """
                                .formatted(person.walletId()));

        assertThat(found.json().at("/people/0/wallet/available").asLong()).isEqualTo(3_000);
        assertThat(found.json().at("/people/0/movements/0/type").asString()).isEqualTo("CHARGE");
        assertThat(found.json().at("/people/0/phoneEnding").asString())
                .isEqualTo(person.phone().substring(person.phone().length() - 4));
        assertThat(
                        jdbc.queryForList(
                                """
                                SELECT who || ' ' || looked_by || ' ' || reason
                                  FROM person_look_up WHERE found = ARRAY[?::text]
                                """,
                                String.class,
                                person.residentId()))
                .containsExactly("staff:looking WALLET 残高の相談");
        assertThat(office.post("/office/v1/person-look-ups", "{\"reason\": \"相談\"}").status())
                .isEqualTo(400);
        assertThat(foundBy("{\"walletId\": \"wallet:nobody\", \"reason\": \"相談\"}")).isEmpty();
    }

    @Test
    void a_payment_on_a_receipt_leads_to_who_paid_and_a_card_to_the_card() {
        Person person = signedUp();
        topUp(person, 3_000);
        String paymentId =
                person.client()
                        .post(
                                "/api/v1/wallet/payments",
                                "{\"merchantId\": \"merchant:demo\", \"amount\": 700}")
                        .text("paymentId");

        assertThat(foundBy("{\"paymentId\": \"%s\", \"reason\": \"返金の相談\"}".formatted(paymentId)))
                .containsExactly(person.residentId());
        assertThat(foundBy("{\"paymentId\": \"payment:0\", \"reason\": \"相談\"}")).isEmpty();

        with("office").post("/office/v1/card-batches", "{\"count\": 1}");
        String number = jdbc.queryForObject("SELECT max(number) FROM card", String.class);
        Answer card =
                person("staff:looking", "office")
                        .post(
                                "/office/v1/person-look-ups",
                                "{\"cardNumber\": \"%s\", \"reason\": \"紛失\"}".formatted(number));
        assertThat(card.json().path("people")).isEmpty();
        assertThat(card.json().at("/cards/0/number").asString()).isEqualTo(number);
    }

    @Test
    void who_stands_at_the_desk_is_sent_a_code_for_another_password() {
        Person person = signedUp();
        String path = "/office/v1/persons/" + person.residentId() + "/password-reset";
        ApiClient office = person("staff:looking", "office");
        Answer begun = office.post(path, "{\"reason\": \"本人確認済み\"}");
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        String choose = "/api/v1/password-resets/" + begun.text("resetId") + "/verification";
        String password = "another-long-password";
        String body =
                "{\"code\": \"%s\", \"password\": \"%s\"}"
                        .formatted(codeFor(person.phone()), password);
        assertThat(nobody().post(choose, body).status()).isEqualTo(204);
        assertThat(browser().signIn(person.phone(), password)).contains("done");

        person.client().post("/api/v1/account/stop");
        assertThat(office.post(path, "{\"reason\": \"本人確認済み\"}").code())
                .isEqualTo("WALLET_SUSPENDED");
        assertThat(
                        office.post(
                                        "/office/v1/persons/resident:unknown/password-reset",
                                        "{\"reason\": \"相談\"}")
                                .status())
                .isEqualTo(404);
    }

    private List<String> foundBy(String form) {
        return person("staff:recycled-one", "office")
                .post("/office/v1/person-look-ups", form)
                .json()
                .path("people")
                .findValuesAsString("residentId");
    }

    private void backAtTheDesk(Person former) {
        String path = "/office/v1/persons/" + former.residentId();
        String number = phone();
        String approvalId =
                person("staff:recycled-one", "office")
                        .post(
                                path + "/phone-change",
                                "{\"phone\": \"%s\", \"reason\": \"本人確認済み\"}".formatted(number))
                        .text("approvalId");
        ApiClient second = person("staff:recycled-two", "office");
        assertThat(second.post("/office/v1/approvals/" + approvalId + "/approval").text("status"))
                .isEqualTo("DONE");
        Answer thawed = second.post(path + "/thaw", "{\"reason\": \"本人確認済み\"}");
        assertThat(thawed.status()).as(thawed.raw().body()).isEqualTo(200);

        assertThat(browser().signIn(number, PASSWORD)).contains("done");
        assertThat(former.client().get("/api/v1/wallet").text("status")).isEqualTo("OPEN");
    }

    private Answer verify(Answer begun, String code) {
        return nobody().post(
                        "/api/v1/sign-ups/" + begun.text("signUpId") + "/verification",
                        "{\"code\": \"%s\"}".formatted(code));
    }
}
