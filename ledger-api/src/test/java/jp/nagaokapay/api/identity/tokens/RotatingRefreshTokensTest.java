package jp.nagaokapay.api.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;

class RotatingRefreshTokensTest {
    private static final RegisteredClient APP =
            RegisteredClient.withId("app")
                    .clientId("app")
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .tokenSettings(
                            TokenSettings.builder()
                                    .refreshTokenTimeToLive(Duration.ofDays(30))
                                    .build())
                    .build();

    @ParameterizedTest
    @CsvSource({"0, 30", "59, 30", "61, 29", "89, 1"})
    void however_often_it_is_renewed_a_person_signs_in_again_after_ninety_days(
            int signedInDaysAgo, int livesDays) {
        Instant now = Instant.now();

        OAuth2RefreshToken token = renewed(now.minus(Duration.ofDays(signedInDaysAgo)));

        assertThat(token.getExpiresAt())
                .isCloseTo(now.plus(Duration.ofDays(livesDays)), within(10, ChronoUnit.SECONDS));
        assertThat(RotatingRefreshTokens.family(token.getTokenValue())).isEqualTo("family");
    }

    private static OAuth2RefreshToken renewed(Instant signedInAt) {
        Instant lastRenewed = Instant.now().minusSeconds(60);
        OAuth2Authorization grant =
                OAuth2Authorization.withRegisteredClient(APP)
                        .principalName("resident:1")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .token(
                                new OAuth2AuthorizationCode(
                                        "code", signedInAt, signedInAt.plusSeconds(300)))
                        .refreshToken(
                                new OAuth2RefreshToken(
                                        TokenDigest.ofRefreshToken("family.used"),
                                        lastRenewed,
                                        lastRenewed.plusSeconds(3_600)))
                        .build();
        return Objects.requireNonNull(
                new RotatingRefreshTokens()
                        .generate(
                                DefaultOAuth2TokenContext.builder()
                                        .registeredClient(APP)
                                        .authorization(grant)
                                        .authorizationGrant(
                                                new OAuth2RefreshTokenAuthenticationToken(
                                                        "family.used",
                                                        new TestingAuthenticationToken("app", ""),
                                                        null,
                                                        null))
                                        .tokenType(OAuth2TokenType.REFRESH_TOKEN)
                                        .build()));
    }
}
