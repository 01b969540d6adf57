package jp.nagaokapay.web.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class LiveStartTest {
    private static final String ISSUER = "nagaokapay.issuer";
    private static final String SECRETS = "nagaokapay.secrets.file";

    @Test
    void the_demo_needs_nothing() {
        assertThatCode(() -> start(Map.of("nagaokapay.demo", "true"))).doesNotThrowAnyException();
        assertThatCode(() -> start(Map.of("nagaokapay.demo", "true"), "demo"))
                .doesNotThrowAnyException();
    }

    @Test
    void the_profile_alone_makes_no_demo() {
        String issuer = "https://pay.example.jp";
        refused("The profile demo alone", Map.of(ISSUER, issuer), "demo");
        refused(
                "The profile demo alone",
                Map.of(ISSUER, issuer, "nagaokapay.demo", "false"),
                "demo");
    }

    @Test
    void live_needs_an_issuer() {
        refused("without an issuer", Map.of());
        refused("without an issuer", Map.of(ISSUER, " "));
    }

    @Test
    void with_another_issuer_live_needs_a_name_of_its_own() {
        Map<String, String> other =
                Map.of(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        "https://id.example.jp");
        refused("without a name", other);
        for (String setting :
                new String[] {"nagaokapay.network.hosts", "nagaokapay.network.hosts[0]"}) {
            Map<String, String> named = new HashMap<>(other);
            named.put(setting, "pay.example.jp");
            assertThatCode(() -> start(named)).doesNotThrowAnyException();
        }
    }

    @Test
    void live_needs_a_key_from_outside_for_its_secrets() {
        Map<String, String> issuer = Map.of(ISSUER, "https://pay.example.jp", SECRETS, "");
        refused("without a key from outside the database", issuer);
        Map<String, String> inTheSetting = new HashMap<>(issuer);
        inTheSetting.put("nagaokapay.secrets.keys", "any");
        assertThatCode(() -> start(inTheSetting)).doesNotThrowAnyException();
    }

    @Test
    void nobody_is_believed_who_was_not_named() {
        for (String strategy : new String[] {"native", "framework", "NATIVE"}) {
            refused(
                    "SERVER_FORWARD_HEADERS_STRATEGY=" + strategy,
                    Map.of(
                            ISSUER,
                            "https://pay.example.jp",
                            "server.forward-headers-strategy",
                            strategy));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pay.example.jp",
                "https://pay.example.jp:8443/ledger",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void an_issuer_is_an_address(String issuer) {
        assertThatCode(() -> start(Map.of(ISSUER, issuer))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pay.example.jp",
                "http://pay.example.jp",
                "ftp://pay.example.jp",
                "https://pay.example.jp/",
                "https://pay.example.jp?a=b",
                "https://pay.example.jp#a",
                "https://me@pay.example.jp",
                "https://",
                "https:pay",
                "//pay.example.jp",
                "https://pay example"
            })
    void nothing_else_is_an_issuer(String issuer) {
        refused("NAGAOKAPAY_ISSUER is " + issuer, Map.of(ISSUER, issuer));
    }

    private static void refused(String reason, Map<String, String> settings, String... profiles) {
        assertThatThrownBy(() -> start(settings, profiles))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(reason);
    }

    private static void start(Map<String, String> settings, String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty(SECRETS, "/run/secrets/keys");
        settings.forEach(environment::setProperty);
        environment.setActiveProfiles(profiles);
        LiveStart.require(environment);
    }
}
