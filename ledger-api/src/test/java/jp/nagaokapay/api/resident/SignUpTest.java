package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People become residents of the program. */
class SignUpTest extends HttpTest {
    private static final AtomicInteger PHONES = new AtomicInteger();

    @Autowired private JdbcClient jdbc;
    @Autowired private Residents residents;
    @Autowired private Wallets wallets;

    @Test
    void whoever_proves_their_phone_gets_a_wallet() {
        String phone = phone();
        String signUpId = begin(phone, "940-0062");

        Answer verified = verify(signUpId, codeFor(phone));

        assertThat(verified.status()).isEqualTo(201);
        assertThat(verified.json().path("resident").asBoolean()).isTrue();
        WalletId walletId = new WalletId(verified.text("walletId"));
        assertThat(wallets.find(walletId))
                .hasValueSatisfying(
                        wallet -> assertThat(wallet.status()).isEqualTo(WalletStatus.OPEN));
        assertThat(residents.walletOf(new ResidentId(verified.text("residentId"))))
                .contains(walletId);
    }

    @Test
    void whoever_lives_elsewhere_is_no_resident() {
        String phone = phone();

        assertThat(
                        verify(begin(phone, "1000001"), codeFor(phone))
                                .json()
                                .path("resident")
                                .asBoolean())
                .isFalse();
    }

    @Test
    void verifying_again_answers_the_same_and_makes_nobody_twice() throws Exception {
        String phone = phone();
        String signUpId = begin(phone, "9400062");
        String code = codeFor(phone);
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> tries =
                    Collections.nCopies(4, () -> verify(signUpId, code).raw().body());
            for (Future<String> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(4).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).contains("walletId");
    }

    @Test
    void a_password_that_is_easy_to_guess_begins_nothing() {
        String phone = phone();
        for (String weak : List.of("password1", "ｐａｓｓｗｏｒｄ", phone, "長岡花子長岡花子")) {
            Answer refused = signUp(phone, "9400062", weak);
            assertThat(refused.status()).as(weak).isEqualTo(422);
            assertThat(refused.code()).as(weak).isEqualTo("PASSWORD_TOO_WEAK");
        }
        assertThat(messages(phone)).isEmpty();
    }

    @Test
    void a_code_is_tried_five_times_at_most() {
        String phone = phone();
        String signUpId = begin(phone, "9400062");
        String code = codeFor(phone);
        String wrong = code.equals("000000") ? "000001" : "000000";

        for (int i = 0; i < 5; i++) {
            assertThat(verify(signUpId, wrong).code()).isEqualTo("VERIFICATION_CODE_WRONG");
        }

        Answer tooLate = verify(signUpId, code);
        assertThat(tooLate.status()).isEqualTo(422);
        assertThat(tooLate.code()).isEqualTo("VERIFICATION_ATTEMPTS_EXHAUSTED");
    }

    @Test
    void a_code_lives_ten_minutes() {
        String phone = phone();
        String signUpId = begin(phone, "9400062");
        jdbc.sql(
                        """
                        UPDATE sign_up SET code_expires_at = code_expires_at - interval '10 minutes'
                         WHERE sign_up_id = ?
                        """)
                .param(signUpId)
                .update();

        assertThat(verify(signUpId, codeFor(phone)).code()).isEqualTo("VERIFICATION_CODE_EXPIRED");
    }

    @Test
    void an_unknown_sign_up_is_not_found() {
        assertThat(verify("sign-up:unknown", "123456").status()).isEqualTo(404);
        assertThat(verify("sign-up:unknown", "123456").code()).isEqualTo("SIGN_UP_NOT_FOUND");
    }

    @Test
    void a_known_phone_gets_the_same_answer_and_only_its_owner_learns_more() {
        String phone = phone();
        verify(begin(phone, "9400062"), codeFor(phone));

        Answer again = signUp(phone, "9400062");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().propertyNames()).containsExactly("signUpId");
        JsonNode message = messages(phone).getLast();
        assertThat(message.has("code")).isFalse();
        assertThat(message.path("text").asString()).contains("登録済み");
        assertThat(verify(again.text("signUpId"), "123456").code())
                .isEqualTo("VERIFICATION_CODE_WRONG");
    }

    @Test
    void of_two_sign_ups_of_one_phone_the_first_verified_wins() {
        String phone = phone();
        String first = begin(phone, "9400062");
        String firstCode = codeFor(phone);
        String second = begin(phone, "9400062");
        String secondCode = codeFor(phone);

        assertThat(verify(first, firstCode).status()).isEqualTo(201);
        assertThat(verify(second, secondCode).code()).isEqualTo("ALREADY_REGISTERED");
    }

    @Test
    void a_crash_between_register_and_ledger_is_made_up_for() {
        ResidentId residentId = ResidentId.next();
        WalletId walletId = WalletId.next();
        jdbc.sql(
                        """
                        INSERT INTO resident (resident_id, phone, display_name, postal_code,
                                              password, corporate, wallet_id, registered_at)
                        VALUES (?, ?, '長岡 次郎', '9400062', '{noop}x', false, ?, now())
                        """)
                .param(residentId.value())
                .param(phone())
                .param(walletId.value())
                .update();
        assertThat(wallets.find(walletId)).isEmpty();

        assertThat(residents.walletOf(residentId)).contains(walletId);

        assertThat(wallets.find(walletId)).isPresent();
        // A crash after the ledger heard it, before the register wrote that down:
        jdbc.sql("UPDATE resident SET ledger_told = false WHERE resident_id = ?")
                .param(residentId.value())
                .update();
        assertThat(residents.walletOf(residentId)).contains(walletId);
        assertThat(untold(residentId)).isFalse();
    }

    @Test
    void a_move_is_told_to_the_ledger_once() {
        String phone = phone();
        Answer verified = verify(begin(phone, "9400062"), codeFor(phone));
        ResidentId residentId = new ResidentId(verified.text("residentId"));

        assertThat(residents.changePostalCode(residentId, "1000001")).isTrue();
        assertThat(residents.changePostalCode(residentId, "1000001")).isTrue();

        assertThat(eventsOf(verified.text("walletId")))
                .containsExactly("wallet.opened", "wallet.residency-changed");
    }

    @Test
    void erasing_forgets_the_person_and_closes_the_wallet() {
        String phone = phone();
        Answer verified = verify(begin(phone, "9400062"), codeFor(phone));
        ResidentId residentId = new ResidentId(verified.text("residentId"));

        residents.erase(residentId);
        residents.erase(residentId);

        assertThat(residents.findByUsername(phone)).isEmpty();
        assertThat(wallets.find(new WalletId(verified.text("walletId"))))
                .hasValueSatisfying(
                        wallet -> assertThat(wallet.status()).isEqualTo(WalletStatus.CLOSED));
        assertThat(
                        jdbc.sql(
                                        "SELECT to_jsonb(resident)::text FROM resident WHERE resident_id = ?")
                                .param(residentId.value())
                                .query(String.class)
                                .single())
                .doesNotContain(phone, "花子");
        assertThat(signUp(phone, "9400062").status()).isEqualTo(201);
        assertThat(messages(phone).getLast().has("code")).isTrue();
    }

    @Test
    void every_wrong_field_is_named() {
        Answer answer =
                nobody().post(
                                "/api/v1/sign-ups",
                                """
                                {"phone": "1", "displayName": " ", "postalCode": "x", "password": "x"}
                                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").valueStream().map(e -> e.path("field").asString()))
                .containsExactly("displayName", "password", "phone", "postalCode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0258-35-1122",
                "0990-123-456",
                "0570-012-345",
                "0120-123-456",
                "+1 900 234 5678"
            })
    void no_code_goes_to_a_number_that_is_no_mobile_phones(String phone) {
        Answer answer = signUp(phone, "9400062");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("phone");
        assertThat(answer.json().at("/errors/0/message").asString()).contains("携帯電話の番号");
        assertThat(messages(PhoneNumbers.e164(phone).orElseThrow())).isEmpty();
    }

    @Test
    void what_people_write_is_read_however_they_write_it() {
        String phone = phone();
        String signUpId = begin(phone.replace("+8180", "\u202A００８１（０）８０ー") + "\u202C", "〒９４０－００６２");
        String code = codeFor(phone);

        Answer verified =
                verify(
                        signUpId,
                        code.substring(0, 3) + "\u3000" + code.substring(3).replace('1', '１'));

        assertThat(verified.status()).isEqualTo(201);
        assertThat(verified.json().path("resident").asBoolean()).isTrue();
    }

    @Test
    void letters_in_a_number_are_a_slip_and_a_name_shows_something() {
        Answer answer =
                nobody().post(
                                "/api/v1/sign-ups",
                                """
                                {"phone": "090-FISH-5678", "displayName": "\u3164",
                                 "postalCode": "94O-0062", "password": "\u200B\u200C\u200D\u2060\u200B\u200C\u200D\u2060"}
                                """);

        assertThat(
                        answer.json()
                                .path("errors")
                                .valueStream()
                                .map(e ->
                                        e.path("field").asString()
                                                + " "
                                                + e.path("code").asString()))
                .containsExactly(
                        "displayName NOT_BLANK",
                        "password NOT_BLANK",
                        "phone WELL_FORMED",
                        "postalCode WELL_FORMED");
    }

    @Test
    void whoever_guesses_too_often_is_told_when_to_come_back() {
        String phone = phone();
        String signUpId = begin(phone, "9400062");
        Answer answer = verify(signUpId, "000000");
        for (int i = 0; i < 150 && answer.status() != 429; i++) {
            answer = verify(signUpId, "000000");
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(required(answer.header("Retry-After")))).isPositive();
    }

    private boolean untold(ResidentId residentId) {
        return jdbc.sql("SELECT NOT ledger_told FROM resident WHERE resident_id = ?")
                .param(residentId.value())
                .query(Boolean.class)
                .single();
    }

    private List<String> eventsOf(String walletId) {
        return jdbc.sql(
                        """
                        SELECT event_name FROM event_log
                         WHERE aggregate_id = ? ORDER BY sequence_number
                        """)
                .param(walletId)
                .query(String.class)
                .list();
    }

    private String begin(String phone, String postalCode) {
        return signUp(phone, postalCode).text("signUpId");
    }

    private Answer signUp(String phone, String postalCode) {
        return signUp(phone, postalCode, "fireworks-in-august");
    }

    private Answer signUp(String phone, String postalCode, String password) {
        return nobody().post(
                        "/api/v1/sign-ups",
                        """
                        {"phone": "%s", "displayName": "長岡 花子", "postalCode": "%s",
                         "password": "%s"}
                        """
                                .formatted(phone, postalCode, password));
    }

    private Answer verify(String signUpId, String code) {
        return nobody().post(
                        "/api/v1/sign-ups/" + signUpId + "/verification",
                        "{\"code\": \"%s\"}".formatted(code));
    }

    private String codeFor(String phone) {
        return messages(phone).getLast().path("code").asString();
    }

    private List<JsonNode> messages(String phone) {
        return nobody().get("/demo/messages?to=" + URLEncoder.encode(phone, StandardCharsets.UTF_8))
                .json()
                .valueStream()
                .toList();
    }

    private static String phone() {
        return "+8180%08d".formatted(20_000_000 + PHONES.incrementAndGet());
    }
}
