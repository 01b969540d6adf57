package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A resident has another name, another home or another phone number. */
class MovedHttpTest extends AccountStage {
    private static final String ACCOUNT = "/api/v1/account";
    private static final String CHANGES = ACCOUNT + "/phone-changes";
    private static final String OUTSIDE = "1000001";
    private static final String INSIDE = "9400062";

    @Test
    void another_name_is_shown() {
        Person person = signedUp();

        assertThat(
                        person.client()
                                .put(ACCOUNT + "/name", "{\"displayName\": \" 長岡 太郎 \"}")
                                .status())
                .isEqualTo(204);

        assertThat(person.client().get(ACCOUNT).text("displayName")).isEqualTo("長岡 太郎");
    }

    @Test
    void a_move_out_of_the_city_is_one_event_however_often_it_is_told() {
        Person person = signedUp();

        for (int i = 0; i < 2; i++) {
            assertThat(moves(person, "100-0001").status()).isEqualTo(204);
        }

        assertThat(person.client().get(ACCOUNT).json().path("resident").asBoolean()).isFalse();
        assertThat(residencies(person)).containsExactly("NON_RESIDENT");
    }

    @Test
    void of_moves_at_the_same_moment_the_ledger_keeps_what_the_register_has() {
        Person person = signedUp();

        List<CompletableFuture<Answer>> moves =
                IntStream.range(0, 12)
                        .mapToObj(i -> i % 2 == 0 ? OUTSIDE : INSIDE)
                        .map(code -> CompletableFuture.supplyAsync(() -> moves(person, code)))
                        .toList();
        moves.forEach(CompletableFuture::join);

        boolean inTheRegister = person.client().get(ACCOUNT).json().path("resident").asBoolean();
        List<String> inTheLedger = residencies(person);
        assertThat(inTheLedger.isEmpty() || inTheLedger.getLast().equals("RESIDENT"))
                .isEqualTo(inTheRegister);
    }

    @Test
    void a_new_number_proves_itself_and_the_old_one_is_told() {
        String email = "ann-%s@example.jp".formatted(UUID.randomUUID());
        Person person = signedUp();
        prove(person, email);
        String number = phone();

        String changeId = begin(person, number);
        assertThat(person.client().get(ACCOUNT).text("phone")).isEqualTo(person.phone());
        String code = codeFor(number);
        assertThat(verify(person, changeId, code).status()).isEqualTo(204);
        int told = messages(person.phone()).size();
        assertThat(verify(person, changeId, code).status()).as("again").isEqualTo(204);

        assertThat(messages(person.phone())).hasSize(told);
        assertThat(messages(person.phone()).getLast().path("text").asString())
                .contains("電話番号が変更されました")
                .doesNotContain(number);
        assertThat(messages(email).getLast().path("text").asString()).contains("変更されました");
        assertThat(browser().signIn(number, PASSWORD)).contains("done");
        assertThat(browser().signIn(person.phone(), PASSWORD)).contains("error");
    }

    @Test
    void a_code_that_went_to_the_old_number_opens_nothing_any_more() {
        Person person = signedUp();
        String number = phone();
        String resetId =
                nobody().post(
                                "/api/v1/password-resets",
                                "{\"phone\": \"%s\"}".formatted(person.phone()))
                        .text("resetId");
        String code = codeFor(person.phone());

        assertThat(verify(person, begin(person, number), codeFor(number)).status()).isEqualTo(204);

        assertThat(
                        nobody().post(
                                        "/api/v1/password-resets/" + resetId + "/verification",
                                        """
                                        {"code": "%s", "password": "rain-on-the-shinano-river"}
                                        """
                                                .formatted(code))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_learns_that_a_number_is_taken_but_who_has_it() {
        Person person = signedUp();
        Person other = signedUp();

        String changeId = begin(person, other.phone());

        assertThat(messages(other.phone()).getLast().path("text").asString()).contains("登録済み");
        assertThat(messages(other.phone()).getLast().has("code")).isFalse();
        assertThat(verify(person, changeId, "000000").code()).isEqualTo("VERIFICATION_CODE_WRONG");
    }

    @Test
    void of_two_who_prove_one_number_at_the_same_moment_one_has_it() {
        String number = phone();
        List<Change> changes =
                Stream.generate(this::signedUp)
                        .limit(2)
                        .map(person -> new Change(person, begin(person, number), codeFor(number)))
                        .toList();

        List<Answer> answers =
                changes.stream()
                        .map(it ->
                                CompletableFuture.supplyAsync(
                                        () -> verify(it.person, it.changeId, it.code)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 422);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .extracting(Answer::code)
                .containsExactly("ALREADY_REGISTERED");
    }

    @Test
    void a_change_is_one_persons_and_a_later_one_ends_it() {
        Person person = signedUp();
        String number = phone();
        String former = begin(person, number);
        String formerCode = codeFor(number);
        String changeId = begin(person, number);

        assertThat(verify(person, former, formerCode).code()).isEqualTo("PHONE_CHANGE_NOT_FOUND");
        assertThat(verify(signedUp(), changeId, codeFor(number)).status()).isEqualTo(404);
    }

    private record Change(Person person, String changeId, String code) {}

    private static Answer moves(Person person, String postalCode) {
        return person.client()
                .put(ACCOUNT + "/postal-code", "{\"postalCode\": \"%s\"}".formatted(postalCode));
    }

    private List<String> residencies(Person person) {
        return jdbc.queryForList(
                """
                SELECT payload ->> 'residency' FROM event_log
                 WHERE aggregate_id = ? AND event_name = 'wallet.residency-changed'
                 ORDER BY position
                """,
                String.class,
                person.walletId().value());
    }

    private static String begin(Person person, String number) {
        Answer begun = person.client().post(CHANGES, "{\"phone\": \"%s\"}".formatted(number));
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(201);
        return begun.text("changeId");
    }

    private static Answer verify(Person person, String changeId, String code) {
        return person.client()
                .post(
                        CHANGES + "/" + changeId + "/verification",
                        "{\"code\": \"%s\"}".formatted(code));
    }
}
