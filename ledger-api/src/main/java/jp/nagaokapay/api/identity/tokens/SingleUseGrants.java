package jp.nagaokapay.api.identity.tokens;

import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Redeems codes and refresh tokens once. Whoever comes with one that was used, or second of two at
 * the same moment on whichever nodes, ends the grant: what was issued from it is invalidated, and
 * the person signs in again (RFC 6749 4.1.2, RFC 9700 4.14.2). There is no grace for a client that
 * lost the answer: its second try looks exactly like a thief's.
 */
@Component
@BuiltInIssuer
class SingleUseGrants {
    private static final Logger LOG = LoggerFactory.getLogger(SingleUseGrants.class);

    private static final String LOCK_CODE =
            "SELECT id FROM oauth2_authorization WHERE authorization_code_value = ? FOR UPDATE";
    private static final String LOCK_FAMILY =
            """
            SELECT id, refresh_token_value FROM oauth2_authorization
             WHERE split_part(refresh_token_value, '.', 1) = ? FOR UPDATE
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OAuth2AuthorizationService grants;

    SingleUseGrants(
            JdbcClient jdbc, TransactionTemplate transaction, OAuth2AuthorizationService grants) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.grants = grants;
    }

    void guard(List<AuthenticationProvider> providers) {
        providers.replaceAll(provider ->
                switch (provider) {
                    case OAuth2AuthorizationCodeAuthenticationProvider codes -> new Guarded(codes);
                    case OAuth2RefreshTokenAuthenticationProvider tokens -> new Guarded(tokens);
                    default -> provider;
                });
    }

    /** Holds the grant's row while it is redeemed; a refusal too is committed. */
    private @Nullable Authentication redeem(
            AuthenticationProvider provider, Authentication request) {
        Object outcome =
                transaction.execute(_ -> {
                    try {
                        lock(request);
                        return provider.authenticate(request);
                    } catch (OAuth2AuthenticationException refused) {
                        return refused;
                    }
                });
        if (outcome instanceof OAuth2AuthenticationException refused) {
            throw refused;
        }
        return (Authentication) outcome;
    }

    private void lock(Authentication request) {
        switch (request) {
            // A code that was used is still with its grant; the framework invalidates its tokens.
            case OAuth2AuthorizationCodeAuthenticationToken it ->
                    jdbc.sql(LOCK_CODE)
                            .param(TokenDigest.of(it.getCode()))
                            .query(String.class)
                            .list();
            case OAuth2RefreshTokenAuthenticationToken it -> requireNewest(it.getRefreshToken());
            default -> throw new IllegalArgumentException("not a grant that serves once");
        }
    }

    private void requireNewest(String refreshToken) {
        jdbc.sql(LOCK_FAMILY)
                .param(TokenDigest.ofFamily(refreshToken))
                .query((row, _) -> new Newest(row.getString(1), row.getString(2)))
                .optional()
                .filter(newest ->
                        !newest.refreshToken().equals(TokenDigest.ofRefreshToken(refreshToken)))
                .ifPresent(newest -> {
                    end(newest.grantId());
                    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
                });
    }

    private void end(String grantId) {
        OAuth2Authorization grant = grants.findById(grantId);
        if (grant != null && grant.getRefreshToken() != null) {
            LOG.warn(
                    "A used refresh token came again; all tokens of {} from {} end.",
                    grant.getPrincipalName(),
                    grantId);
            grants.save(
                    OAuth2Authorization.from(grant)
                            .invalidate(grant.getRefreshToken().getToken())
                            .build());
        }
    }

    private record Newest(String grantId, String refreshToken) {}

    private final class Guarded implements AuthenticationProvider {
        private final AuthenticationProvider provider;

        Guarded(AuthenticationProvider provider) {
            this.provider = provider;
        }

        @Override
        public @Nullable Authentication authenticate(Authentication request) {
            return redeem(provider, request);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return provider.supports(authentication);
        }
    }
}
