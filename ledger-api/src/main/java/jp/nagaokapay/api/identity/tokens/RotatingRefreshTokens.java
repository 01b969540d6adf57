package jp.nagaokapay.api.identity.tokens;

import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Refresh tokens, for public clients too. The framework gives those none, since a stolen one could
 * be used for ever; here each can be used once (the client's settings rotate them). All of one
 * grant begin alike, so that one that was used long ago still names its grant.
 */
final class RotatingRefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    private static final int BYTES = 48;
    private static final char END_OF_FAMILY = '.';

    private final StringKeyGenerator values =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        Instant now = Instant.now();
        return new OAuth2RefreshToken(
                family(context.getAuthorization()) + END_OF_FAMILY + values.generateKey(),
                now,
                now.plus(
                        context.getRegisteredClient()
                                .getTokenSettings()
                                .getRefreshTokenTimeToLive()));
    }

    /** What all tokens of a grant have in common; as long as any part, so nobody guesses it. */
    static String family(String token) {
        int end = token.indexOf(END_OF_FAMILY);
        return end < 0 ? token : token.substring(0, end);
    }

    private String family(@Nullable OAuth2Authorization grant) {
        return grant == null || grant.getRefreshToken() == null
                ? values.generateKey()
                : family(grant.getRefreshToken().getToken().getTokenValue());
    }
}
