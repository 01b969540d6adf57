package jp.nagaokapay.api.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.Residency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What people write of themselves. */
class WrittenByPeopleTest {
    @ParameterizedTest
    @CsvSource({
        "090-1234-5678, +819012345678",
        "09012345678, +819012345678",
        "+81 90 1234 5678, +819012345678",
        "０９０－１２３４－５６７８, +819012345678",
        "0258-35-1122, +81258351122",
        "+1 202-456-1111, +12024561111",
        "0081-90-1234-5678, +819012345678",
        "0081 (0)90 1234 5678, +819012345678",
        "010-81-90-1234-5678, +819012345678",
        "+81 (0)90-1234-5678, +819012345678",
        "＋８１（０）９０　１２３４　５６７８, +819012345678",
        "０９０（１２３４）５６７８, +819012345678",
        "090‐1234–5678, +819012345678",
        "090ー1234ｰ5678, +819012345678",
        "090−1234─5678, +819012345678",
        "\u202A090-1234-5678\u202C, +819012345678",
        "\uFEFF090\u00A01234\u200B5678, +819012345678",
        "81-90-1234-5678, +819012345678",
        "00 44 7400 123456, +447400123456"
    })
    void a_phone_number_is_read_however_it_is_written(String written, String e164) {
        assertThat(PhoneNumbers.e164(written)).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "090",
                "110",
                "phone",
                "+819000000001x",
                "+999123456789",
                "090-1234-56789012345",
                "090-1234-ABCD",
                "1-800-FLOWERS",
                "O90-1234-5678",
                "090-l234-5678",
                "０９０－１２３４－５６７Ｂ",
                "電話090-1234-5678",
                "090-1234-5678 内線1",
                "090-1234-5678;ext=1",
                "090-1234-5678/080-1234-5678",
                "ｚero90"
            })
    void what_cannot_be_a_phone_is_none(String written) {
        assertThat(PhoneNumbers.e164(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "070-1234-5678",
                "080-1234-5678",
                "090-1234-5678",
                "060-1234-5678", // for mobile phones since July 2026
                "+1 202-456-1111", // no telling from a landline
                "+82 10-2000-0000",
                "+84 912 345 678",
                "+55 11 96123-4567"
            })
    void a_mobile_phone_receives_messages(String written) {
        assertThat(PhoneNumbers.mobile(written)).isEqualTo(PhoneNumbers.e164(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0258-35-1122",
                "0990-123-456",
                "0570-012-345",
                "0120-123-456",
                "0800-123-4567",
                "050-1234-5678",
                "020-1234-5678", // of machines
                "020-4123-4567",
                "+1 900 234 5678",
                "+1 500 234 5678",
                "+44 7012 345678", // forwarded at the caller's cost
                "+44 909 879 0123",
                "+979 123 456 789",
                "+881 6 12345678", // by satellite
                "+870 773 111 632",
                "+882 16 12345678",
                "+47 21 23 45 67"
            })
    void any_other_number_exists_and_receives_none(String written) {
        assertThat(PhoneNumbers.e164(written)).isPresent();
        assertThat(PhoneNumbers.mobile(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9400062",
                "940-0062",
                "９４０－００６２",
                " 940‐0062 ",
                "940ー0062",
                "〒940-0062",
                "〒９４０－００６２",
                "〒 940 0062",
                "〶940ｰ0062",
                "940–0062",
                "940 − 0062",
                "９ ４ ０ ０ ０ ６ ２",
                "\u202A940-0062\u202C",
                "940─0062"
            })
    void a_postal_code_is_read_however_it_is_written(String written) {
        assertThat(PostalCodes.normalized(written)).contains("9400062");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "〒",
                "940006",
                "94000621",
                "940-006",
                "abc-defg",
                "94-00062",
                "〒9400062x",
                "〒〒9400062",
                "94O-OO62",
                "新潟県長岡市",
                "940--0062"
            })
    void what_is_no_postal_code_is_none(String written) {
        assertThat(PostalCodes.normalized(written)).isEmpty();
    }

    @Test
    void the_citys_postal_codes_make_a_resident() {
        assertThat(PostalCodes.residencyOf("9400062")).isEqualTo(Residency.RESIDENT);
        assertThat(PostalCodes.residencyOf("9400000")).isEqualTo(Residency.RESIDENT);
        assertThat(PostalCodes.residencyOf("1000001")).isEqualTo(Residency.NON_RESIDENT);
    }

    private static final List<String> OF_THE_PERSON =
            List.of("+819012345678", "Yamada Hanako", "ﾔﾏﾀﾞ ﾊﾅｺ", "山田花子");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "fireworks-in-august",
                "ながおかの夏はにぎやか",
                "vK8#qLw2zR",
                "雪国の朝ごはんはおいしい"
            })
    void a_password_may_be_anything_that_is_hard_to_guess(String password) {
        assertThatCode(() -> PasswordPolicy.require(password, OF_THE_PERSON))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "P@ssw0rd1",
                "12345678",
                "1q2w3e4r5t",
                "aaaaaaaaaaaa",
                "abababab",
                "ｐａｓｓｗｏｒｄ",
                "１２３４５６７８",
                "nagaokapay",
                "ながおかペイながおかペイ",
                "2026-08-02",
                // what is known of the person
                "09012345678",
                "+819012345678",
                "090-1234-5678",
                "90 1234 5678",
                "０９０１２３４５６７８",
                "Yamada Hanako",
                "yamadahanako1",
                "ヤマダハナコ12",
                "\u3000 \u00A0 \u2003 \u3000 ",
                "山田花子山田花子"
            })
    void a_password_that_is_easy_to_guess_is_refused(String password) {
        assertThat(PasswordPolicy.accepts(password)).isTrue();
        assertThatThrownBy(() -> PasswordPolicy.require(password, OF_THE_PERSON))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.rule().code()).isEqualTo("PASSWORD_TOO_WEAK"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "\u200B\u200C\u200D\u2060\u200B\u200C\u200D\u2060",
                "\u3164\u115F\u1160\u2800\u3164\u115F\u1160\u2800",
                "abcdef\u200B\u200C\u200D",
                "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308"
            })
    void what_is_short_to_the_eye_is_no_password(String password) {
        assertThat(PasswordPolicy.accepts(password)).isFalse();
    }

    @Test
    void a_password_is_no_longer_than_its_hash_can_tell_apart() {
        assertThat(PasswordPolicy.accepts("abc".repeat(24))).isTrue();
        assertThat(PasswordPolicy.accepts("abc".repeat(24) + "d")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "が花火のガブ大会, か\u3099花火のカ\u3099フ\u3099大会",
        "Zürich-Café-9, Zu\u0308rich-Cafe\u0301-9",
        "Ångström unit, \u212Bngstro\u0308m unit",
        "長岡 花火 大会 2026, 長岡\u3000花火\u3000大会\u30002026",
        "correct horse battery, correct\u00A0horse\u2003battery"
    })
    void a_password_is_the_same_however_a_keyboard_writes_it(String set, String typed) {
        PasswordEncoder passwords = new PreparedPasswordEncoder(new BCryptPasswordEncoder(4));
        String hash = passwords.encode(set);

        assertThat(typed).isNotEqualTo(set);
        assertThat(passwords.matches(typed, hash)).isTrue();
        assertThat(passwords.matches(set, passwords.encode(typed))).isTrue();
        assertThat(passwords.matches(set + "!", hash)).isFalse();
    }

    @Test
    void letters_of_another_width_or_case_are_another_password() {
        PasswordEncoder passwords = new PreparedPasswordEncoder(new BCryptPasswordEncoder(4));
        String hash = passwords.encode("Nagaoka-2026");

        assertThat(passwords.matches("nagaoka-2026", hash)).isFalse();
        assertThat(passwords.matches("Ｎagaoka-2026", hash)).isFalse();
        assertThat(passwords.matches("Nagaoka-2026\u200B", hash)).isFalse();
    }

    @Test
    void a_password_is_compared_to_its_end() {
        PasswordEncoder passwords = new PreparedPasswordEncoder(new BCryptPasswordEncoder(4));
        String longest = "がぎぐ".repeat(8);
        String hash = passwords.encode(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "!", hash)).isFalse();
    }

    @Test
    void a_password_is_as_long_as_it_is_kept() {
        assertThat(PasswordPolicy.accepts("か\u3099き\u3099く\u3099".repeat(8))).isTrue();
        assertThat(PasswordPolicy.accepts("か\u3099き\u3099く\u3099".repeat(9))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"１２３４５６", "123 456", "123-456", " 123456\n", "123\u30004５６"})
    void a_code_is_read_however_it_is_typed(String typed) {
        assertThat(VerificationCodes.isOne(typed)).isTrue();
        assertThat(
                        VerificationCodes.matches(
                                VerificationCodes.hash("sign-up:1", "123456"), "sign-up:1", typed))
                .isTrue();
        assertThat(TypedCode.normalized("ａｂ１２－ｏＩlー\u3000z")).isEqualTo("AB12011Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５O"})
    void what_has_not_six_digits_is_no_code(String typed) {
        assertThat(VerificationCodes.isOne(typed)).isFalse();
    }

    @Test
    void a_code_has_six_digits_and_is_kept_as_a_hash() {
        String code = VerificationCodes.next();
        String hash = VerificationCodes.hash("sign-up:1", code);

        assertThat(code).matches("[0-9]{6}");
        assertThat(hash).doesNotContain(code);
        assertThat(VerificationCodes.matches(hash, "sign-up:1", code)).isTrue();
        assertThat(VerificationCodes.matches(hash, "sign-up:2", code)).isFalse();
    }
}
