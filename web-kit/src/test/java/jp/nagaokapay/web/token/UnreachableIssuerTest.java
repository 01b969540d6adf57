package jp.nagaokapay.web.token;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import jp.nagaokapay.web.WebDefaults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A terminal is never told that its token is bad when only the issuer cannot be asked. */
@SpringBootTest(
        classes = UnreachableIssuerTest.Process.class,
        properties = {"spring.flyway.enabled=false"})
@AutoConfigureMockMvc
class UnreachableIssuerTest {
    @Autowired MockMvc http;

    @Test
    void a_bearer_of_a_token_is_told_to_come_again() throws Exception {
        requireComeAgain(get("/x").header("Authorization", "Bearer " + token()));
    }

    @Test
    void so_is_who_proves_a_key() throws Exception {
        requireComeAgain(
                get("/x").header("Authorization", "DPoP " + token()).header("DPoP", token()));
    }

    @Test
    void who_has_no_token_is_told_to_get_one() throws Exception {
        http.perform(get("/x"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("WWW-Authenticate"))
                .andExpect(jsonPath("$.code").value("UNAUTHORIZED"));
    }

    private void requireComeAgain(MockHttpServletRequestBuilder request) throws Exception {
        ResultActions answer = http.perform(request);
        answer.andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().exists("Retry-After"))
                .andExpect(header().doesNotExist("WWW-Authenticate"))
                .andExpect(jsonPath("$.code").value("TEMPORARILY_UNAVAILABLE"));
    }

    private static String token() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(JOSEObjectType.JWT)
                                .keyID("k")
                                .build(),
                        new JWTClaimsSet.Builder()
                                .subject("till")
                                .jwtID(UUID.randomUUID().toString())
                                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                                .build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    @EnableWebSecurity
    @Import({WebDefaults.class, TokenSecurity.class})
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    static class Process {
        @Bean
        JwtDecoder tokens() {
            return new CachedJwtDecoder(
                    new RemoteIssuerDecoder(
                            "http://127.0.0.1:" + closedPort() + "/issuer",
                            Set.of(Audience.LEDGER)));
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ReplayCache replayCache() {
            return (_, _) -> true;
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http, TokenSecurity tokens) {
            return tokens.protect(http)
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        private static int closedPort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
