package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

class AccessTokenDecoderTest {
    private static final String ISSUER = "https://pay.example";
    private static final String GATEWAY = Audience.GATEWAY.value();
    private static final RSAKey KEY = key();

    private final AccessTokenDecoder gateway =
            new AccessTokenDecoder(
                    new ImmutableJWKSet<>(new JWKSet(KEY)), Set.of(Audience.GATEWAY), ISSUER);

    @Test
    void an_access_token_that_is_meant_for_the_program_is_good() {
        assertThat(gateway.decode(token("at+jwt", ISSUER, GATEWAY)).getSubject()).isEqualTo("till");
        assertThat(
                        gateway.decode(token("at+jwt", ISSUER, Audience.LEDGER.value(), GATEWAY))
                                .getSubject())
                .isEqualTo("till");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "dpop+jwt", "id+jwt", "at"})
    void what_else_was_signed_is_no_access_token(@Nullable String type) {
        assertBad(token(type, ISSUER, GATEWAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagaokapay-ledger", "nagaokapay-internal", "wallet-app", ""})
    void a_token_for_another_program_is_bad(String audience) {
        assertBad(token("at+jwt", ISSUER, audience));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "terminal internal", "wallet"})
    void a_scope_of_an_interface_that_the_token_is_not_for_is_bad(String scope) {
        assertBad(signed("at+jwt", claims(ISSUER, GATEWAY).claim("scope", scope)));
    }

    @Test
    void a_token_for_nobody_is_bad() {
        assertBad(token("at+jwt", ISSUER));
    }

    @Test
    void a_token_that_names_another_issuer_is_bad() {
        assertBad(token("at+jwt", "https://elsewhere.example", GATEWAY));
    }

    @Test
    void a_scope_belongs_to_one_interface() {
        assertThat(Audience.of(List.of("wallet", "openid"))).containsExactly(Audience.LEDGER);
        assertThat(Audience.of(List.of("shop", "terminal"))).containsExactly(Audience.GATEWAY);
        assertThat(Audience.of(List.of("internal"))).containsExactly(Audience.INTERNAL);
    }

    private void assertBad(String token) {
        assertThatThrownBy(() -> gateway.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static String token(@Nullable String type, String issuer, String... audience) {
        return signed(type, claims(issuer, audience));
    }

    private static JWTClaimsSet.Builder claims(String issuer, String... audience) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("till")
                .audience(List.of(audience))
                .expirationTime(new Date(System.currentTimeMillis() + 60_000));
    }

    private static String signed(@Nullable String type, JWTClaimsSet.Builder claims) {
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("k")
                                .type(type == null ? null : new JOSEObjectType(type))
                                .build(),
                        claims.build());
        try {
            jwt.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
