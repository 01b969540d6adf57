package jp.nagaokapay.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
        "::ffff:203.0.113.77, 203.0.113.0/24",
        "somebody.example, -",
        "'', -"
    })
    void no_address_is_left_in_full(String address, String network) {
        assertThat(ShortenedNetwork.of(address)).isEqualTo(network);
    }
}
