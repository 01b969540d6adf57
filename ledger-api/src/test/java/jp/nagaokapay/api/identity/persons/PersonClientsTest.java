package jp.nagaokapay.api.identity.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Where a sign-in may end. */
class PersonClientsTest {
    private static final PersonClients NOT_SET = new PersonClients(null, null);

    private final Saved saved = new Saved();

    @Test
    void in_the_demo_it_ends_on_this_machine_by_either_name() {
        MockEnvironment environment = new MockEnvironment().withProperty("server.port", "9999");

        NOT_SET.saveTo(saved, DemoAddresses.of(environment), true);

        assertThat(redirects("wallet-app"))
                .containsExactlyInAnyOrder(
                        "http://localhost:8080/app/wallet/callback",
                        "http://127.0.0.1:8080/app/wallet/callback",
                        "http://localhost:9999/app/wallet/callback",
                        "http://127.0.0.1:9999/app/wallet/callback");
        assertThat(redirects("console")).contains("http://localhost:8080/app/shop/callback");
    }

    @Test
    void elsewhere_it_ends_at_the_programs_own_address() {
        NOT_SET.saveTo(saved, List.of("https://pay.example/"), false);

        assertThat(redirects("wallet-app"))
                .containsExactly("https://pay.example/app/wallet/callback");
        assertThat(redirects("console"))
                .containsExactlyInAnyOrder(
                        "https://pay.example/app/console/callback",
                        "https://pay.example/console/callback",
                        "https://pay.example/app/shop/callback",
                        "https://pay.example/app/desk/callback");
    }

    @Test
    void without_an_address_no_sign_in_begins() {
        NOT_SET.saveTo(saved, List.of(), false);

        assertThat(redirects("console")).isEmpty();
        assertThat(saved.client("console").getAuthorizationGrantTypes())
                .doesNotContain(AuthorizationGrantType.AUTHORIZATION_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/callback",
                "http://LOCALHOST/callback",
                "http://app.localhost/callback",
                "https://127.0.0.1/callback",
                "http://127.1.2.3:9/callback",
                "http://[::1]:8080/callback"
            })
    void outside_the_demo_it_never_ends_at_a_loopback_address(String redirectUri) {
        assertThatThrownBy(() ->
                        new PersonClients(List.of(redirectUri), null)
                                .saveTo(saved, List.of("https://pay.example"), false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(redirectUri);
        assertThat(saved.clients).isEmpty();
    }

    @Test
    void an_app_may_have_a_scheme_of_its_own() {
        new PersonClients(List.of("jp.example.pay:/callback"), null)
                .saveTo(saved, List.of("https://pay.example"), false);

        assertThat(redirects("wallet-app")).containsExactly("jp.example.pay:/callback");
    }

    private Set<String> redirects(String clientId) {
        return saved.client(clientId).getRedirectUris();
    }

    private static final class Saved implements RegisteredClientRepository {
        private final Map<String, RegisteredClient> clients = new HashMap<>();

        RegisteredClient client(String id) {
            return Objects.requireNonNull(clients.get(id));
        }

        @Override
        public void save(RegisteredClient client) {
            clients.put(client.getId(), client);
        }

        @Override
        public @Nullable RegisteredClient findById(String id) {
            return clients.get(id);
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String clientId) {
            return clients.get(clientId);
        }
    }
}
