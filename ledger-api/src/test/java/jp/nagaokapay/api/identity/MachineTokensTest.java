package jp.nagaokapay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Machines ask for tokens. */
class MachineTokensTest extends HttpTest {
    @LocalServerPort private int port;
    @Autowired private JwtDecoder tokens;
    @Autowired private MachineClients machines;
    @Autowired private TerminalClients terminals;
    @Autowired private JdbcClient jdbc;

    @Test
    void a_request_without_scope_gets_all_scopes_of_the_client() {
        Answer answer = token("demo-finance", "demo-finance-secret", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("scope").split(" "))
                .containsExactlyInAnyOrder("finance:read", "finance:write");
        assertThat(answer.number("expires_in")).isBetween(890L, 900L);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(caller(answer).subject()).isEqualTo("demo-finance");
    }

    @Test
    void a_request_may_ask_for_less_but_never_for_more() {
        Answer less = token("demo-finance", "demo-finance-secret", "&scope=finance:read");
        Answer more = token("demo-finance", "demo-finance-secret", "&scope=finance:release");

        assertThat(less.text("scope")).isEqualTo("finance:read");
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.text("error")).isEqualTo("invalid_scope");
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_get_the_same_answer() {
        Answer wrong = token("demo-finance", "guess", "");
        Answer unknown = token("demo-nobody", "guess", "");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.text("error")).isEqualTo("invalid_client");
        assertThat(unknown.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void a_program_that_guesses_is_stopped_and_the_real_one_elsewhere_is_not() {
        String client = "guessed-" + UUID.randomUUID();
        String secret = ClientSecrets.next();
        machines.register(client, ClientSecrets.hash(secret), Set.of("counter"));
        assertThat(token(client, "guess", "").status()).isEqualTo(401);
        String here = "CLIENT_AUTHENTICATION about " + client + " from 127.0.0.1";
        assertThat(WrongTries.forgottenAt(jdbc, here)).isNotNull();
        WrongTries.tooMany(jdbc, here);

        for (String path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
            Answer stopped = ask(path, basic(client, secret), "grant_type=client_credentials");
            assertThat(stopped.status()).as(path).isEqualTo(429);
            assertThat(stopped.code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(stopped.text("error")).isEqualTo("temporarily_unavailable");
            assertThat(Long.parseLong(required(stopped.header("Retry-After")))).isPositive();
        }
        WrongTries.forgottenIn(Duration.ZERO, jdbc, here);
        WrongTries.tooMany(jdbc, here.replace("127.0.0.1", "203.0.113.7"));
        assertThat(token(client, secret, "").status()).isEqualTo(200);
    }

    @Test
    void right_secrets_are_not_counted_and_who_has_none_cannot_lock_others_out() {
        String client = "busy-" + UUID.randomUUID();
        String secret = ClientSecrets.next();
        machines.register(client, ClientSecrets.hash(secret), Set.of("counter"));
        for (int i = 0; i < 30; i++) {
            assertThat(token(client, secret, "").status()).isEqualTo(200);
            assertThat(
                            ask(
                                            "/oauth2/token",
                                            null,
                                            "grant_type=authorization_code&code=x&client_id=wallet-app")
                                    .status())
                    .isIn(400, 401);
        }
    }

    @Test
    void a_program_that_does_not_say_who_it_is_is_told_so_in_words_of_both_kinds() {
        for (String path :
                List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/userinfo")) {
            Answer unknown = ask(path, null, "grant_type=client_credentials&token=x");

            assertThat(unknown.status()).as(path).isEqualTo(401);
            assertThat(unknown.code()).as(path).isEqualTo("UNAUTHORIZED");
            assertThat(unknown.text("error")).as(path).isEqualTo("invalid_client");
            assertThat(unknown.header("WWW-Authenticate")).as(path).startsWith("Basic");
        }
    }

    @Test
    void a_terminal_token_names_its_shop_and_itself() {
        Caller caller = caller(token("demo-terminal", "demo-terminal-secret", ""));

        assertThat(caller.requireMerchant()).isEqualTo(new MerchantId("merchant:demo"));
        assertThat(caller.terminalId()).isEqualTo(new TerminalId("terminal:demo"));
        assertThat(caller.scopes()).containsExactly("terminal");
        assertThat(caller.walletId()).isNull();
    }

    @Test
    void an_enrolled_terminal_gets_tokens_until_it_is_revoked() {
        String clientId = "terminal-" + UUID.randomUUID();
        String secret = ClientSecrets.next();
        MerchantId shop = MerchantId.next();
        TerminalId terminal = TerminalId.next();
        terminals.register(clientId, ClientSecrets.hash(secret), shop, terminal);

        assertThat(caller(token(clientId, secret, "")).merchantId()).isEqualTo(shop);

        terminals.revoke(terminal);
        assertThat(token(clientId, secret, "").status()).isEqualTo(401);
        terminals.register(clientId, ClientSecrets.hash(secret), shop, terminal);
        assertThat(token(clientId, secret, "").status()).as("seeded again").isEqualTo(401);
    }

    @Test
    void registering_again_leaves_a_client_as_it_is() {
        String clientId = "terminal-" + UUID.randomUUID();
        machines.register(clientId, ClientSecrets.hash("first"), Set.of("counter"));
        machines.register(clientId, ClientSecrets.hash("second"), Set.of("office"));

        assertThat(token(clientId, "first", "").text("scope")).isEqualTo("counter");
        assertThat(token(clientId, "second", "").status()).isEqualTo(401);
    }

    @Test
    void a_client_may_sign_its_requests_instead_of_showing_a_secret() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        HttpServer keys = serve(key);
        try {
            String clientId = "signing-" + UUID.randomUUID();
            machines.registerSigning(
                    clientId,
                    "http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks",
                    Set.of("partner"));

            assertThat(withAssertion(assertion(clientId, key)).text("scope")).isEqualTo("partner");
            RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
            assertThat(withAssertion(assertion(clientId, other)).status()).isEqualTo(401);
        } finally {
            keys.stop(0);
        }
    }

    @Test
    void the_keys_and_the_issuer_are_published() {
        assertThat(
                        nobody().get("/oauth2/jwks")
                                .json()
                                .path("keys")
                                .path(0)
                                .path("d")
                                .isMissingNode())
                .isTrue();
        assertThat(nobody().get("/oauth2/jwks").json().path("keys").size()).isEqualTo(1);
        Answer metadata = nobody().get("/.well-known/openid-configuration");
        assertThat(metadata.text("issuer")).isEqualTo("http://127.0.0.1:" + port);
    }

    private Caller caller(Answer answer) {
        return Caller.of(tokens.decode(answer.text("access_token")));
    }

    private Answer token(String client, String secret, String more) {
        return ask(basic(client, secret), "grant_type=client_credentials" + more);
    }

    private static String basic(String client, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
    }

    private Answer withAssertion(String assertion) {
        return ask(
                null,
                "grant_type=client_credentials&client_assertion_type="
                        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                        + "&client_assertion="
                        + assertion);
    }

    private Answer ask(@Nullable String authorization, String form) {
        return ask("/oauth2/token", authorization, form);
    }

    private Answer ask(String path, @Nullable String authorization, String form) {
        return nobody().send(
                        "POST",
                        path,
                        form,
                        request -> {
                            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
                            if (authorization != null) {
                                request.header("Authorization", authorization);
                            }
                        });
    }

    private String assertion(String clientId, RSAKey key) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(clientId)
                                .subject(clientId)
                                .audience("http://127.0.0.1:" + port + "/oauth2/token")
                                .jwtID(UUID.randomUUID().toString())
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(60)))
                                .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static HttpServer serve(RSAKey key) throws Exception {
        byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/jwks",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
