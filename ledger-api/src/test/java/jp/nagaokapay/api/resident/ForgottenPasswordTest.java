package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.nagaokapay.api.identity.Browser;
import org.junit.jupiter.api.Test;

/** Residents who forgot their password choose another with a code. */
class ForgottenPasswordTest extends AccountStage {
    private static final String CHOSEN = "rain-on-the-shinano-river";
    private static final String OTHER = "snow-on-the-shinano-river";

    @Test
    void a_code_replaces_a_forgotten_password_and_ends_what_was_begun_with_it() {
        Person person = signedUp();
        String refreshToken = refreshToken(person.phone(), PASSWORD);

        String resetId = begin(person.phone(), "SMS");
        assertThat(choose(resetId, codeFor(person.phone()), CHOSEN).status()).isEqualTo(204);

        Browser browser = browser();
        assertThat(browser.refresh("wallet-app", refreshToken).statusCode()).isEqualTo(400);
        assertThat(browser.signIn(person.phone(), PASSWORD)).contains("error");
        assertThat(browser().signIn(person.phone(), CHOSEN)).contains("done");
    }

    @Test
    void nobody_learns_who_is_registered() {
        Person person = signedUp();
        String unknown = phone();

        Answer forPerson = ask(person.phone(), "SMS");
        Answer forNobody = ask(unknown, "SMS");

        assertThat(forNobody.status()).isEqualTo(forPerson.status()).isEqualTo(202);
        assertThat(forNobody.text("resetId").length())
                .isEqualTo(forPerson.text("resetId").length());
        assertThat(messages(unknown).getLast().path("text").asString()).contains("登録はありません");
        assertThat(messages(unknown).getLast().has("code")).isFalse();
        assertThat(choose(forNobody.text("resetId"), "000000", CHOSEN).code())
                .isEqualTo(choose(forPerson.text("resetId"), wrong(person), CHOSEN).code())
                .isEqualTo("VERIFICATION_CODE_WRONG");
    }

    @Test
    void a_code_is_used_once_and_a_weak_password_does_not_use_it_up() {
        Person person = signedUp();
        String resetId = begin(person.phone(), "SMS");
        String code = codeFor(person.phone());

        for (int i = 0; i < 6; i++) {
            assertThat(choose(resetId, code, "nagaoka2026").code()).isEqualTo("PASSWORD_TOO_WEAK");
        }
        assertThat(choose(resetId, code, CHOSEN).status()).isEqualTo(204);
        assertThat(choose(resetId, code, CHOSEN).status()).as("again").isEqualTo(204);
        assertThat(choose(resetId, code, OTHER).code()).isEqualTo("VERIFICATION_CODE_EXPIRED");
        assertThat(browser().signIn(person.phone(), CHOSEN)).contains("done");
    }

    @Test
    void of_two_at_the_same_moment_one_has_its_password() {
        Person person = signedUp();
        String resetId = begin(person.phone(), "SMS");
        String code = codeFor(person.phone());

        List<CompletableFuture<Answer>> both =
                Stream.of(CHOSEN, OTHER)
                        .map(password ->
                                CompletableFuture.supplyAsync(
                                        () -> choose(resetId, code, password)))
                        .toList();

        assertThat(both.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(204, 422);
    }

    @Test
    void a_code_lives_ten_minutes_and_is_guessed_five_times_at_most() {
        Person person = signedUp();
        String late = begin(person.phone(), "SMS");
        jdbc.update("UPDATE sent_code SET expires_at = now() WHERE code_id = ?", late);
        assertThat(choose(late, codeFor(person.phone()), CHOSEN).code())
                .isEqualTo("VERIFICATION_CODE_EXPIRED");

        String resetId = begin(person.phone(), "SMS");
        for (int i = 0; i < 5; i++) {
            assertThat(choose(resetId, wrong(person), CHOSEN).code())
                    .isEqualTo("VERIFICATION_CODE_WRONG");
        }
        assertThat(choose(resetId, codeFor(person.phone()), CHOSEN).code())
                .isEqualTo("VERIFICATION_ATTEMPTS_EXHAUSTED");
        assertThat(choose("password-reset:unknown", "000000", CHOSEN).status()).isEqualTo(404);
    }

    @Test
    void the_code_goes_to_a_proven_address_where_it_is_asked_for_and_the_address_is_told() {
        String email = "ann-%s@example.jp".formatted(UUID.randomUUID());
        Person person = signedUp();
        prove(person, email);
        int texts = messages(person.phone()).size();

        String resetId = begin(person.phone(), "EMAIL");
        assertThat(choose(resetId, codeFor(email), CHOSEN).status()).isEqualTo(204);

        assertThat(messages(person.phone())).hasSize(texts);
        assertThat(messages(email).getLast().path("text").asString()).contains("再設定されました");
        Person without = signedUp();
        assertThat(
                        choose(begin(without.phone(), "EMAIL"), codeFor(without.phone()), CHOSEN)
                                .status())
                .as("by SMS where there is none")
                .isEqualTo(204);
    }

    @Test
    void a_phone_is_not_filled_with_codes() {
        String phone = phone();
        int asked = 0;
        while (ask(phone, "SMS").status() != 429) {
            asked++;
        }
        assertThat(messages(phone)).hasSize(asked);
    }

    private String wrong(Person person) {
        return codeFor(person.phone()).equals("000000") ? "000001" : "000000";
    }

    private String begin(String phone, String by) {
        Answer begun = ask(phone, by);
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        return begun.text("resetId");
    }

    private Answer ask(String phone, String by) {
        return nobody().post(
                        "/api/v1/password-resets",
                        "{\"phone\": \"%s\", \"by\": \"%s\"}".formatted(phone, by));
    }

    private Answer choose(String resetId, String code, String password) {
        return nobody().post(
                        "/api/v1/password-resets/" + resetId + "/verification",
                        "{\"code\": \"%s\", \"password\": \"%s\"}".formatted(code, password));
    }
}
