package jp.nagaokapay.api.identity.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Refresh tokens, for public clients too. The framework gives those none, since a stolen one could
 * be used for ever; here each can be used once (the client's settings rotate them), and none
 * outlives the family, however often it is renewed. All of one grant begin alike, so that one that
 * was used long ago still names its grant.
 */
final class RotatingRefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    /** After so long a person signs in again. */
    static final Duration FAMILY_LIFETIME = Duration.ofDays(90);

    private static final int BYTES = 48;
    static final char END_OF_FAMILY = '.';

    private final StringKeyGenerator values =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        Instant now = Instant.now();
        OAuth2Authorization grant = context.getAuthorization();
        return new OAuth2RefreshToken(
                family(context) + END_OF_FAMILY + values.generateKey(),
                now,
                earlier(
                        now.plus(
                                context.getRegisteredClient()
                                        .getTokenSettings()
                                        .getRefreshTokenTimeToLive()),
                        signedInAt(grant, now).plus(FAMILY_LIFETIME)));
    }

    /** When the code was issued with which the family began; it stays with its grant. */
    private static Instant signedInAt(@Nullable OAuth2Authorization grant, Instant now) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code =
                grant == null ? null : grant.getToken(OAuth2AuthorizationCode.class);
        Instant issuedAt = code == null ? null : code.getToken().getIssuedAt();
        return issuedAt == null ? now : issuedAt;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What all tokens of a grant have in common; as long as any part, so nobody guesses it. */
    static String family(String token) {
        int end = token.indexOf(END_OF_FAMILY);
        return end < 0 ? token : token.substring(0, end);
    }

    /** That of the token which is redeemed; the grant itself knows digests alone. */
    private String family(OAuth2TokenContext context) {
        return context.getAuthorizationGrant() instanceof OAuth2RefreshTokenAuthenticationToken used
                ? family(used.getRefreshToken())
                : values.generateKey();
    }
}
