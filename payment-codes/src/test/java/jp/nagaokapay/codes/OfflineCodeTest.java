package jp.nagaokapay.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Held to vectors that another program made, and by which devices are tried too. */
class OfflineCodeTest {
    private static final byte[] SECRET = new byte[OfflineCode.SECRET_BYTES];

    @ParameterizedTest
    @CsvFileSource(resources = "/offline-codes.csv", numLinesToSkip = 1)
    void a_device_makes_these_codes(
            String secretHex, String keyNumber, String at, long window, String number) {
        byte[] secret = HexFormat.of().parseHex(secretHex);
        assertThat(OfflineCode.windowAt(Instant.parse(at))).isEqualTo(window);
        assertThat(OfflineCode.number(keyNumber, secret, window)).isEqualTo(number);
        assertThat(OfflineCode.isOf(number, secret, window)).isTrue();
        assertThat(OfflineCode.isOf(number, secret, window + 1)).isFalse();
    }

    @Test
    void a_window_lasts_thirty_seconds() {
        Instant at = Instant.parse("2026-04-01T03:00:29.999Z");
        assertThat(OfflineCode.endOf(OfflineCode.windowAt(at))).isEqualTo("2026-04-01T03:00:30Z");
    }

    @Test
    void a_code_has_as_many_digits_as_any_payment_number() {
        for (long window = 0; window < 500; window++) {
            assertThat(OfflineCode.number("0000001", SECRET, window))
                    .hasSize(CustomerCodes.NUMBER_DIGITS)
                    .matches("[0-9]+");
        }
    }
}
