package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;

/** Residents leave: they close their wallet and are forgotten later. */
class AccountClosureHttpTest extends AccountStage {

    @Test
    void it_says_what_lapses_and_takes_nothing_else() {
        Person person = signedUp();
        topUp(person, 3_000);
        assertThat(person.client().get(CLOSURE).number("forfeit")).isEqualTo(3_000);

        Answer differs = close(person, UUID.randomUUID().toString(), 0);
        assertThat(differs.code()).isEqualTo("FORFEIT_DIFFERS");
        assertThat(differs.number("forfeit")).isEqualTo(3_000);

        String key = UUID.randomUUID().toString();
        Answer closed = close(person, key, 3_000);
        assertThat(closed.status()).as(closed.raw().body()).isEqualTo(200);
        assertThat(closed.number("forfeited")).isEqualTo(3_000);
        assertThat(close(person, key, 3_000).replayed()).as("again").isTrue();
        assertThat(close(person, UUID.randomUUID().toString(), 0).code())
                .isEqualTo("WALLET_CLOSED");
        assertThat(person.client().get("/api/v1/wallet").text("status")).isEqualTo("CLOSED");
        assertThat(person.client().get("/api/v1/account").status()).isEqualTo(200);
    }

    @Test
    void a_stopped_wallet_is_not_closed_by_its_holder() {
        Person person = signedUp();
        person.client().post("/api/v1/account/stop");

        assertThat(close(person, UUID.randomUUID().toString(), 0).code())
                .isEqualTo("WALLET_SUSPENDED");
    }

    @Test
    void payments_and_charges_at_the_same_moment_come_before_it_or_not_at_all() {
        MerchantId shop = shop();
        Person person = signedUp();
        topUp(person, 1_000);

        List<Answer> answers =
                IntStream.range(0, 9)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() ->
                                        switch (i % 3) {
                                            case 0 ->
                                                    close(
                                                            person,
                                                            UUID.randomUUID().toString(),
                                                            1_000);
                                            case 1 ->
                                                    person.client()
                                                            .post(
                                                                    "/api/v1/wallet/payments",
                                                                    pay(shop, 10 + i));
                                            default ->
                                                    person.client()
                                                            .post(
                                                                    "/api/v1/wallet/charges",
                                                                    charge(
                                                                            1_000,
                                                                            "card-"
                                                                                    + UUID
                                                                                            .randomUUID()));
                                        }))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        boolean isClosed = person.client().get("/api/v1/wallet").text("status").equals("CLOSED");
        assertThat(answers).extracting(Answer::status).doesNotContain(500);
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
                .isEqualTo(isClosed ? 1 : 0);
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count())
                .as("what was done before it would have made another forfeit")
                .satisfies(done -> assertThat(isClosed && done > 0).isFalse());
    }

    @Test
    void the_number_may_sign_up_anew_and_the_person_is_forgotten_after_the_retention() {
        String email = "left-%s@example.jp".formatted(UUID.randomUUID());
        Person person = signedUp();
        prove(person, email);
        close(person, UUID.randomUUID().toString(), 0);

        Answer begun = signUp(person.phone(), "");
        assertThat(messages(person.phone()).getLast().has("code")).isTrue();
        Answer anew =
                nobody().post(
                                "/api/v1/sign-ups/" + begun.text("signUpId") + "/verification",
                                "{\"code\": \"%s\"}".formatted(codeFor(person.phone())));
        assertThat(anew.status()).isEqualTo(201);
        assertThat(messages(email).getLast().path("text").asString()).doesNotContain("窓口");

        eraseWhoLeft();
        assertThat(person.client().get("/api/v1/account").text("email")).isEqualTo(email);
        leftLongAgo(person);
        eraseWhoLeft();

        assertThat(person.client().get("/api/v1/account").code()).isEqualTo("PERSON_NOT_FOUND");
        assertThat(DatabaseContent.of(jdbc)).doesNotContain(email);
    }

    @Test
    void who_wanted_to_leave_and_did_not_stays() {
        Person person = signedUp();
        topUp(person, 1_000);
        close(person, UUID.randomUUID().toString(), 0);
        leftLongAgo(person);

        eraseWhoLeft();

        assertThat(person.client().get("/api/v1/account").text("phone")).isEqualTo(person.phone());
    }
}
