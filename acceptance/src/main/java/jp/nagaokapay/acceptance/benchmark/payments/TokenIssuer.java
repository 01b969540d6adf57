package jp.nagaokapay.acceptance.benchmark.payments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.nagaokapay.web.token.Audience;

/**
 * The issuer that the measured program trusts: ten thousand people need not sign in first. Its keys
 * are of the kind that the built-in issuer has, so that what a token costs is the same.
 */
final class TokenIssuer implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(6);

    private final HttpServer server;
    private static final int RSA_BITS = 2048;

    private final RSAKey key;
    private final JWSSigner signer;

    TokenIssuer() throws IOException {
        try {
            key = new RSAKeyGenerator(RSA_BITS).keyID(UUID.randomUUID().toString()).generate();
            signer = new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\",\"subject_types_supported\":[\"public\"]}"
                                        .formatted(uri())));
        server.createContext(
                "/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String token(String scope, Map<String, String> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder set =
                new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .subject(UUID.randomUUID().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .audience(
                                Audience.of(List.of(scope.split(" "))).stream()
                                        .map(Audience::value)
                                        .toList())
                        .claim("client_id", "benchmark")
                        .claim("scope", scope);
        claims.forEach(set::claim);
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        set.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
