package jp.nagaokapay.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A terminal with a key of its own: signs its token requests, and proofs that it has the key. */
public final class TestTerminal {
    private static final String ASSERTION_TYPE =
            "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";

    private final ECKey key;

    public TestTerminal() {
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body that redeems a code. */
    public String redemption(String code) {
        return redemption(code, key.toPublicJWK().toJSONString());
    }

    public String publicJwk() {
        return key.toPublicJWK().toJSONString();
    }

    public static String redemption(String code, String jwk) {
        return """
        {"enrolmentCode": "%s", "jwk": %s}
        """
                .formatted(code, jwk);
    }

    public String withPrivateKey(String code) {
        return redemption(code, key.toJSONString());
    }

    /** A signed token request's form. */
    public String form(String clientId, String audience) {
        return form(clientId, audience, _ -> {});
    }

    public String form(String clientId, String audience, Consumer<JWTClaimsSet.Builder> more) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(audience)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)));
        more.accept(claims);
        return "grant_type=client_credentials&client_assertion_type="
                + ASSERTION_TYPE
                + "&client_assertion="
                + sign(new JWSHeader.Builder(JWSAlgorithm.ES256), claims);
    }

    /** A proof of the key for one request. */
    public String proof(String method, String uri, @Nullable String token) {
        return proof(method, uri, token, _ -> {});
    }

    public String proof(
            String method,
            String uri,
            @Nullable String token,
            Consumer<JWTClaimsSet.Builder> more) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .claim("htm", method)
                        .claim("htu", uri)
                        .issueTime(new Date());
        if (token != null) {
            claims.claim("ath", hash(token));
        }
        more.accept(claims);
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK()),
                claims);
    }

    private String sign(JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT jwt = new SignedJWT(header.build(), claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String token) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
