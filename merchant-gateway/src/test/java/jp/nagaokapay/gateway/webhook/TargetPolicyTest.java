package jp.nagaokapay.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {
    private static final Map<String, String> NAMES =
            Map.of(
                    "shop.example", "93.184.216.34",
                    "inside.example", "10.1.2.3",
                    "metadata.example", "169.254.169.254",
                    "inside6.example", "fd00::1",
                    "shop6.example", "2606:2800:220:1::1");

    private final TargetPolicy targets = new TargetPolicy(TargetPolicyTest::find, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hook",
                "https://shop.example:8443/hook?key=1",
                "HTTPS://SHOP.EXAMPLE/",
                "https://shop6.example/",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1::1]/",
                "https://[64:ff9b::5db8:d822]/"
            })
    void what_is_on_the_internet_may_be_called(String url) throws Exception {
        assertThat(targets.require(url).getHost()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, NOT_HTTPS",
        "ftp://shop.example/, NOT_HTTPS",
        "file:///etc/passwd, NOT_HTTPS",
        "shop.example, NOT_HTTPS",
        "https:shop.example, MALFORMED",
        "https:///hook, MALFORMED",
        "https://shop.example:0/, MALFORMED",
        "https://shop.example:70000/, MALFORMED",
        "https://sh op.example/, MALFORMED",
        "https://user:secret@shop.example/, MORE_THAN_AN_ADDRESS",
        "https://shop.example@10.0.0.1/, MORE_THAN_AN_ADDRESS",
        "https://shop.example/#top, MORE_THAN_AN_ADDRESS",
        "https://nowhere.example/, HOST_UNKNOWN",
        // one number, by each notation that some reader knows
        "https://2130706433/, AMBIGUOUS_HOST",
        "https://0x7f000001/, AMBIGUOUS_HOST",
        "https://0x7f.0.0.1/, MALFORMED",
        "https://0177.0.0.1/, AMBIGUOUS_HOST",
        "https://127.1/, MALFORMED",
        "https://127.0.0.1./, MALFORMED",
        "https://0127.0.0.1/, AMBIGUOUS_HOST",
        // this host and this network
        "https://127.0.0.1/, NOT_ON_THE_INTERNET",
        "https://127.255.255.254/, NOT_ON_THE_INTERNET",
        "https://localhost/, NOT_ON_THE_INTERNET",
        "https://localhost./, NOT_ON_THE_INTERNET",
        "https://0.0.0.0/, NOT_ON_THE_INTERNET",
        "https://10.0.0.1/, NOT_ON_THE_INTERNET",
        "https://172.16.0.1/, NOT_ON_THE_INTERNET",
        "https://172.31.255.255/, NOT_ON_THE_INTERNET",
        "https://192.168.1.1/, NOT_ON_THE_INTERNET",
        "https://169.254.169.254/, NOT_ON_THE_INTERNET",
        "https://100.64.0.1/, NOT_ON_THE_INTERNET",
        "https://100.127.255.255/, NOT_ON_THE_INTERNET",
        "https://192.0.0.8/, NOT_ON_THE_INTERNET",
        "https://192.0.2.1/, NOT_ON_THE_INTERNET",
        "https://198.18.0.1/, NOT_ON_THE_INTERNET",
        "https://224.0.0.1/, NOT_ON_THE_INTERNET",
        "https://255.255.255.255/, NOT_ON_THE_INTERNET",
        "https://[::1]/, NOT_ON_THE_INTERNET",
        "https://[::]/, NOT_ON_THE_INTERNET",
        "https://[::ffff:127.0.0.1]/, NOT_ON_THE_INTERNET",
        "https://[::ffff:a9fe:a9fe]/, NOT_ON_THE_INTERNET",
        "https://[::127.0.0.1]/, NOT_ON_THE_INTERNET",
        "https://[64:ff9b::10.0.0.1]/, NOT_ON_THE_INTERNET",
        "https://[64:ff9b:1::5db8:d822]/, NOT_ON_THE_INTERNET",
        "https://[2002:7f00:1::]/, NOT_ON_THE_INTERNET",
        "https://[2001:0:5db8:d822::1]/, NOT_ON_THE_INTERNET",
        "https://[fc00::1]/, NOT_ON_THE_INTERNET",
        "https://[fd12:3456::1]/, NOT_ON_THE_INTERNET",
        "https://[fe80::1]/, NOT_ON_THE_INTERNET",
        "https://[fe80::1%25lo]/, HOST_UNKNOWN",
        "https://[fec0::1]/, NOT_ON_THE_INTERNET",
        "https://[ff02::1]/, NOT_ON_THE_INTERNET",
        "https://inside.example/, NOT_ON_THE_INTERNET",
        "https://metadata.example/, NOT_ON_THE_INTERNET",
        "https://inside6.example/, NOT_ON_THE_INTERNET",
        "https://both.example/, NOT_ON_THE_INTERNET"
    })
    void anything_else_is_refused(String url, TargetRefused.Reason reason) {
        assertThatThrownBy(() -> targets.require(url))
                .asInstanceOf(type(TargetRefused.class))
                .extracting(TargetRefused::reason)
                .isEqualTo(reason);
    }

    @Test
    void a_setting_allows_what_tests_need_and_nothing_malformed() throws Exception {
        TargetPolicy lenient = new TargetPolicy(TargetPolicyTest::find, true);

        assertThat(lenient.require("http://127.0.0.1:8080/hook")).isNotNull();
        assertThat(lenient.require("http://inside.example/")).isNotNull();
        assertThatThrownBy(() -> lenient.require("http://user@127.0.0.1/"))
                .isInstanceOf(TargetRefused.class);
    }

    /** Numbers are read by the JDK, as they would be in the program. */
    private static InetAddress[] find(String host) throws UnknownHostException {
        if (host.equals("both.example")) {
            return new InetAddress[] {
                InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1")
            };
        }
        String known = NAMES.get(host.toLowerCase(java.util.Locale.ROOT));
        if (known == null && host.endsWith(".example")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(
                known != null ? known : host.startsWith("localhost") ? "127.0.0.1" : host);
    }
}
