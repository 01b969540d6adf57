package jp.nagaokapay.api.identity.tokens;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps grants with digests in place of their codes and tokens. One that is found by a token has
 * that token in it again, and digests of the others. No grant has a state: nobody is asked for
 * consent.
 */
final class DigestedGrants implements OAuth2AuthorizationService {
    private static final List<Class<? extends OAuth2Token>> KINDS =
            List.of(
                    OAuth2AuthorizationCode.class,
                    OAuth2AccessToken.class,
                    OAuth2RefreshToken.class,
                    OidcIdToken.class);

    private final OAuth2AuthorizationService stored;
    private final GrantDevices devices;

    DigestedGrants(OAuth2AuthorizationService stored, GrantDevices devices) {
        this.stored = stored;
        this.devices = devices;
    }

    @Override
    public void save(OAuth2Authorization grant) {
        stored.save(with(grant, DigestedGrants::digest));
        devices.note(grant);
    }

    @Override
    public void remove(OAuth2Authorization grant) {
        stored.remove(grant);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return stored.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        boolean refresh = type != null && type.equals(OAuth2TokenType.REFRESH_TOKEN);
        OAuth2Authorization found =
                refresh ? null : stored.findByToken(TokenDigest.of(token), type);
        if (found == null && (refresh || type == null)) {
            found =
                    stored.findByToken(
                            TokenDigest.ofRefreshToken(token), OAuth2TokenType.REFRESH_TOKEN);
        }
        return found == null ? null : with(found, kept -> original(kept, token));
    }

    private static String digest(OAuth2Token token) {
        String value = token.getTokenValue();
        return TokenDigest.isOne(value) ? value : digest(token, value);
    }

    private static String digest(OAuth2Token kind, String value) {
        return kind instanceof OAuth2RefreshToken
                ? TokenDigest.ofRefreshToken(value)
                : TokenDigest.of(value);
    }

    private static String original(OAuth2Token kept, String token) {
        String value = kept.getTokenValue();
        return value.equals(digest(kept, token)) ? token : value;
    }

    /** The same grant with other values of its tokens; what else is known of each stays. */
    private static OAuth2Authorization with(
            OAuth2Authorization grant, Function<OAuth2Token, String> value) {
        OAuth2Authorization.Builder copy = OAuth2Authorization.from(grant);
        for (Class<? extends OAuth2Token> kind : KINDS) {
            OAuth2Authorization.Token<? extends OAuth2Token> kept = grant.getToken(kind);
            if (kept != null) {
                copy.token(copy(kept.getToken(), value.apply(kept.getToken())));
            }
        }
        return copy.build();
    }

    private static OAuth2Token copy(OAuth2Token token, String value) {
        return switch (token) {
            case OAuth2AuthorizationCode it ->
                    new OAuth2AuthorizationCode(
                            value,
                            requireNonNull(it.getIssuedAt()),
                            requireNonNull(it.getExpiresAt()));
            case OAuth2AccessToken it ->
                    new OAuth2AccessToken(
                            it.getTokenType(),
                            value,
                            it.getIssuedAt(),
                            it.getExpiresAt(),
                            it.getScopes());
            case OAuth2RefreshToken it ->
                    new OAuth2RefreshToken(value, it.getIssuedAt(), it.getExpiresAt());
            case OidcIdToken it ->
                    new OidcIdToken(value, it.getIssuedAt(), it.getExpiresAt(), it.getClaims());
            default -> throw new IllegalArgumentException("no token of a grant");
        };
    }
}
