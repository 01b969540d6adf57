package jp.nagaokapay.api.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of a device, of all that its browser says. */
class GrantDevicesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1 | iPhone, Safari
                    Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 | Android, Chrome
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 | Windows, Edge
                    Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Linux, Firefox
                    """)
    void its_kind_and_its_browser(String userAgent, String name) {
        assertThat(GrantDevices.name(userAgent)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"curl/8.5.0", "<script>"})
    void nothing_of_what_is_unknown(String userAgent) {
        assertThat(GrantDevices.name(userAgent)).isEmpty();
    }
}
