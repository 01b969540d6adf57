package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class RemoteIssuerDecoderTest {
    private RSAKey key;
    private InetSocketAddress address;
    private String issuer;
    private JwtDecoder tokens;
    private @Nullable HttpServer server;

    @BeforeEach
    void an_issuer_that_is_away() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
        issuer = "http://127.0.0.1:" + address.getPort();
        tokens = new CachedJwtDecoder(new RemoteIssuerDecoder(issuer, Set.of(Audience.GATEWAY)));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void its_tokens_are_unclear_until_it_comes_and_stay_good_when_it_goes_again() throws Exception {
        String token = token(issuer);
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(IssuerUnavailable.class);

        start();
        assertThat(tokens.decode(token).getSubject()).isEqualTo("till");

        stop();
        assertThat(tokens.decode(token).getSubject()).isEqualTo("till");
    }

    @Test
    void a_token_that_names_another_issuer_is_bad() throws Exception {
        start();
        String foreign = token("https://elsewhere.example");

        assertThatThrownBy(() -> tokens.decode(foreign)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_token_that_is_meant_for_another_program_is_bad() throws Exception {
        start();
        for (Audience other : Set.of(Audience.LEDGER, Audience.INTERNAL)) {
            String foreign = token(issuer, other.value());
            assertThatThrownBy(() -> tokens.decode(foreign)).isInstanceOf(BadJwtException.class);
        }
        String foreign = token(issuer, "an-app");
        assertThatThrownBy(() -> tokens.decode(foreign)).isInstanceOf(BadJwtException.class);
    }

    private String token(String iss) throws Exception {
        return token(iss, Audience.GATEWAY.value());
    }

    private String token(String iss, String audience) throws Exception {
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                        new JWTClaimsSet.Builder()
                                .issuer(iss)
                                .subject("till")
                                .audience(audience)
                                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                                .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private void start() throws IOException {
        HttpServer started = HttpServer.create(address, 0);
        answer(
                started,
                "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks"}
                """
                        .formatted(issuer));
        answer(started, "/jwks", new JWKSet(key.toPublicJWK()).toString());
        started.start();
        server = started;
    }

    private static void answer(HttpServer server, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }
}
