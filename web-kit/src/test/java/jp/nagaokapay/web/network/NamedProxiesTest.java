package jp.nagaokapay.web.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.nagaokapay.web.start.StartRefused;
import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class NamedProxiesTest {
    @Test
    void without_a_proxy_nobody_is_believed() {
        assertThat(valves()).isEmpty();
    }

    @Test
    void proxies_are_addresses_or_networks() {
        assertThat(valves("10.1.2.3", "10.2.0.0/16", "fd00::1", "fd01::/32"))
                .singleElement()
                .isInstanceOfSatisfying(
                        RemoteIpValve.class,
                        valve ->
                                assertThat(valve.getInternalProxies().split(", ?"))
                                        .hasSize(4)
                                        .allMatch(proxy -> proxy.contains("/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.local", "10.1.2", "10.1.2.3/33", "10.*", "de.ad", "", "0/0x"})
    void nothing_else_is_a_proxy(String name) {
        assertThatThrownBy(() -> valves(name))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("NAGAOKAPAY_NETWORK_PROXIES names " + name);
    }

    @ParameterizedTest
    @CsvSource({"https://pay.example.jp,443", "https://pay.example.jp:8443,8443", "'',443"})
    void behind_one_that_ends_tls_the_port_is_the_issuers(String issuer, int port) {
        assertThat(valves(issuer, List.of("10.1.2.3")))
                .singleElement()
                .isInstanceOfSatisfying(
                        RemoteIpValve.class,
                        valve -> assertThat(valve.getHttpsServerPort()).isEqualTo(port));
    }

    private static List<Valve> valves(String... proxies) {
        return valves("", List.of(proxies));
    }

    private static List<Valve> valves(String issuer, List<String> proxies) {
        TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();
        new NamedProxies(new NetworkSettings(proxies, List.of()), issuer).customize(server);
        return List.copyOf(server.getEngineValves());
    }
}
