package jp.nagaokapay.web.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import jp.nagaokapay.web.access.SecurityEvents;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Says why a token was refused, and what a request would have needed. */
@Component
class RefusedRequests {
    private static final String SCOPE = "SCOPE_";

    /** No scope would have helped: nobody may, or the token lacks a claim. */
    private static final String NO_SCOPE = "NONE";

    private final SecurityEvents events;

    RefusedRequests(SecurityEvents events) {
        this.events = events;
    }

    void unauthenticated(HttpServletRequest request, AuthenticationException refused) {
        events.refused(Kind.TOKEN, Reason.of(refused).name(), null, null, request);
    }

    void denied(HttpServletRequest request, AccessDeniedException denied) {
        Bearer bearer =
                SecurityContextHolder.getContext().getAuthentication()
                                instanceof AbstractOAuth2TokenAuthenticationToken<?> token
                        ? Bearer.of(token.getName(), token.getTokenAttributes())
                        : null;
        events.refused(
                Kind.ACCESS,
                needed(denied),
                bearer == null ? null : bearer.person(),
                bearer == null ? null : bearer.client(),
                request);
    }

    /** The scopes of which one would have done. */
    private static String needed(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException authorization
                        && authorization.getAuthorizationResult()
                                instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .map(authority -> String.valueOf(authority).replace(SCOPE, ""))
                        .sorted()
                        .collect(Collectors.joining("|"))
                : NO_SCOPE;
    }

    /** Why a token is no good. */
    enum Reason {
        MISSING,
        EXPIRED,
        REVOKED,
        /** Of another issuer, or for another program. */
        NOT_FOR_US,
        /** The proof of the key that it is bound to. */
        PROOF,
        /** Not signed by the issuer, or no token at all. */
        NOT_OURS;

        static Reason of(AuthenticationException refused) {
            if (refused instanceof InsufficientAuthenticationException) {
                return MISSING;
            }
            if (refused instanceof OAuth2AuthenticationException error
                    && OAuth2ErrorCodes.INVALID_DPOP_PROOF.equals(
                            error.getError().getErrorCode())) {
                return PROOF;
            }
            return switch (refused.getCause()) {
                case RevokedToken _ -> REVOKED;
                case JwtValidationException invalid -> hasExpired(invalid) ? EXPIRED : NOT_FOR_US;
                case null, default -> NOT_OURS;
            };
        }

        private static boolean hasExpired(JwtValidationException invalid) {
            return invalid.getErrors().stream()
                    .anyMatch(error -> String.valueOf(error.getDescription()).contains("expired"));
        }
    }
}
