package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.DatabaseContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a resident sees of themselves, and an e-mail address as their second way. */
class AccountHttpTest extends AccountStage {
    private static final String ACCOUNT = "/api/v1/account";

    @Autowired private Residents residents;
    private final String email = "ann-%s@example.jp".formatted(UUID.randomUUID());

    @Test
    void a_resident_sees_their_own_data() {
        Person person = signedUp();

        Answer account = person.client().get(ACCOUNT);

        assertThat(account.status()).isEqualTo(200);
        assertThat(account.text("residentId")).isEqualTo(person.residentId());
        assertThat(account.text("walletId")).isEqualTo(person.walletId().value());
        assertThat(account.text("phone")).isEqualTo(person.phone());
        assertThat(account.text("displayName")).isEqualTo("長岡 花子");
        assertThat(account.text("postalCode")).isEqualTo("9400062");
        assertThat(account.json().path("resident").asBoolean()).isTrue();
        assertThat(account.json().has("email")).isFalse();
        assertThat(account.json().path("notices").toString())
                .isEqualTo("{\"eachPayment\":false,\"expiry\":true,\"by\":\"SMS\"}");
    }

    @Test
    void an_address_is_added_once_its_code_comes_back_and_the_phone_is_told_once() {
        Person person = signedUp();
        String changeId = begin(person);
        assertThat(person.client().get(ACCOUNT).json().has("email")).isFalse();
        int before = messages(person.phone()).size();

        String code = codeFor(email);
        assertThat(verify(person, changeId, code).status()).isEqualTo(204);
        assertThat(verify(person, changeId, code).status()).as("again").isEqualTo(204);

        assertThat(person.client().get(ACCOUNT).text("email")).isEqualTo(email);
        assertThat(messages(person.phone())).hasSize(before + 1);
        assertThat(messages(person.phone()).getLast().path("text").asString())
                .contains("メールアドレスが登録されました")
                .doesNotContain("@");
    }

    @Test
    void a_code_is_one_persons_for_one_change_and_is_guessed_five_times_at_most() {
        Person person = signedUp();
        String former = begin(person);
        String formerCode = codeFor(email);
        String changeId = begin(person);
        String code = codeFor(email);
        String wrong = code.equals("000000") ? "000001" : "000000";

        assertThat(verify(person, former, formerCode).status()).isEqualTo(404);
        assertThat(verify(signedUp(), changeId, code).code()).isEqualTo("EMAIL_CHANGE_NOT_FOUND");
        for (int i = 0; i < 5; i++) {
            assertThat(verify(person, changeId, wrong).code()).isEqualTo("VERIFICATION_CODE_WRONG");
        }
        assertThat(verify(person, changeId, code).code())
                .isEqualTo("VERIFICATION_ATTEMPTS_EXHAUSTED");
        assertThat(person.client().get(ACCOUNT).json().has("email")).isFalse();
    }

    @Test
    void a_code_for_an_address_lives_ten_minutes() {
        Person person = signedUp();
        String changeId = begin(person);
        jdbc.update(
                "UPDATE sent_code SET expires_at = now() - interval '1 second' WHERE"
                        + " code_id = ?",
                changeId);

        assertThat(verify(person, changeId, codeFor(email)).code())
                .isEqualTo("VERIFICATION_CODE_EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@example.jp",
                "a b@example.jp",
                "a@example.jp, b@example.jp",
                "花子@example.jp",
                "a@example.jp\\r\\nBcc: b@example.jp",
                "<a@example.jp>"
            })
    void what_is_no_address_is_refused(String written) {
        Answer refused =
                signedUp()
                        .client()
                        .put(ACCOUNT + "/email", "{\"email\": \"%s\"}".formatted(written));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void a_box_is_not_filled_by_one_person_nor_by_many() {
        int one = triesUntilRefused(signedUp());

        assertThat(one).isGreaterThan(20);
        assertThat(triesUntilRefused(signedUp())).isLessThan(one / 2);
    }

    private int triesUntilRefused(Person person) {
        String form = "{\"email\": \"%s\"}".formatted(email);
        int tries = 0;
        while (person.client().put(ACCOUNT + "/email", form).status() != 429) {
            tries++;
        }
        return tries;
    }

    @Test
    void notices_go_by_mail_to_who_has_an_address_and_by_phone_once_it_is_removed() {
        Person person = signedUp();
        String byMail = "{\"eachPayment\": true, \"expiry\": true, \"by\": \"EMAIL\"}";
        assertThat(person.client().put(ACCOUNT + "/notices", byMail).code())
                .isEqualTo("EMAIL_NOT_VERIFIED");
        verify(person, begin(person), codeFor(email));

        assertThat(person.client().put(ACCOUNT + "/notices", byMail).status()).isEqualTo(204);
        assertThat(notices(person))
                .isEqualTo("{\"eachPayment\":true,\"expiry\":true,\"by\":\"EMAIL\"}");

        for (int i = 0; i < 2; i++) {
            assertThat(person.client().send("DELETE", ACCOUNT + "/email", null, _ -> {}).status())
                    .isEqualTo(204);
        }
        assertThat(person.client().get(ACCOUNT).json().has("email")).isFalse();
        assertThat(notices(person)).contains("\"by\":\"SMS\"");
    }

    @Test
    void who_is_forgotten_leaves_no_address_behind() {
        Person person = signedUp();
        verify(person, begin(person), codeFor(email));
        person.client().put(ACCOUNT + "/email", "{\"email\": \"other-%s\"}".formatted(email));
        assertThat(DatabaseContent.of(jdbc)).contains(email);

        residents.erase(new ResidentId(person.residentId()));

        assertThat(DatabaseContent.of(jdbc)).doesNotContain(email);
        assertThat(person.client().get(ACCOUNT).code()).isEqualTo("PERSON_NOT_FOUND");
    }

    private String begin(Person person) {
        Answer begun =
                person.client().put(ACCOUNT + "/email", "{\"email\": \"%s\"}".formatted(email));
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        return begun.text("changeId");
    }

    private static Answer verify(Person person, String changeId, String code) {
        return person.client()
                .post(
                        ACCOUNT + "/email-changes/" + changeId + "/verification",
                        "{\"code\": \"%s\"}".formatted(code));
    }

    private static String notices(Person person) {
        return person.client().get(ACCOUNT).json().path("notices").toString();
    }
}
