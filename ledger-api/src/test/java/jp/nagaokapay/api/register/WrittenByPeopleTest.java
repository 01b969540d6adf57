package jp.nagaokapay.api.register;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nagaokapay.ledger.wallet.Residency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write of themselves. */
class WrittenByPeopleTest {
    @ParameterizedTest
    @CsvSource({
        "090-1234-5678, +819012345678",
        "09012345678, +819012345678",
        "+81 90 1234 5678, +819012345678",
        "０９０－１２３４－５６７８, +819012345678",
        "0258-35-1122, +81258351122",
        "+1 202-456-1111, +12024561111"
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
                "090-1234-56789012345"
            })
    void what_cannot_be_a_phone_is_none(String written) {
        assertThat(PhoneNumbers.e164(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9400062", "940-0062", "９４０－００６２", " 940‐0062 ", "940ー0062"})
    void a_postal_code_is_read_however_it_is_written(String written) {
        assertThat(PostalCodes.normalized(written)).contains("9400062");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "940006", "94000621", "940-006", "abc-defg", "94-00062", "〒9400062x"})
    void what_is_no_postal_code_is_none(String written) {
        assertThat(PostalCodes.normalized(written)).isEmpty();
    }

    @Test
    void the_citys_postal_codes_make_a_resident() {
        assertThat(PostalCodes.residencyOf("9400062")).isEqualTo(Residency.RESIDENT);
        assertThat(PostalCodes.residencyOf("9400000")).isEqualTo(Residency.RESIDENT);
        assertThat(PostalCodes.residencyOf("1000001")).isEqualTo(Residency.NON_RESIDENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo-password", "correct horse battery staple", "ながおかの花火大会", "Tr0ub4dor"})
    void a_password_may_be_anything_long_enough(String password) {
        assertThat(PasswordPolicy.accepts(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "password", "PASSWORD", "12345678", "aaaaaaaaaaaa", "abababab"})
    void a_password_that_everybody_tries_first_is_refused(String password) {
        assertThat(PasswordPolicy.accepts(password)).isFalse();
    }

    @Test
    void a_password_is_no_longer_than_its_hash_can_tell_apart() {
        assertThat(PasswordPolicy.accepts("abc".repeat(24))).isTrue();
        assertThat(PasswordPolicy.accepts("abc".repeat(24) + "d")).isFalse();
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
