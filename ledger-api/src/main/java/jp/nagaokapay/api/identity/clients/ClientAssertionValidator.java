package jp.nagaokapay.api.identity.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import jp.nagaokapay.web.token.ReplayCache;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/**
 * What a client assertion ({@code private_key_jwt}) must say: {@code iss} and {@code sub} the
 * client, {@code aud} this issuer, at most five minutes of life, a {@code jti} that was not used
 * before. The {@code jti} is recorded last, so that an assertion refused for another reason uses up
 * none.
 */
final class ClientAssertionValidator implements OAuth2TokenValidator<Jwt> {
    static final Duration LIFETIME_MAX = Duration.ofMinutes(5);

    /** How much a terminal's clock may be off. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Pattern ONE_MACHINE =
            Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private final String clientId;
    private final ReplayCache seen;
    private final Clock clock;

    ClientAssertionValidator(String clientId, ReplayCache seen, Clock clock) {
        this.clientId = clientId;
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt assertion) {
        Instant now = clock.instant();
        Instant expiresAt = assertion.getExpiresAt();
        Instant notBefore = assertion.getNotBefore();
        if (!clientId.equals(assertion.getClaimAsString("iss"))
                || !clientId.equals(assertion.getSubject())) {
            return refused("iss and sub must be the client's id");
        }
        if (assertion.getAudience() == null
                || assertion.getAudience().stream().noneMatch(ClientAssertionValidator::isOurs)) {
            return refused("aud must be the token endpoint or the issuer");
        }
        if (expiresAt == null
                || !expiresAt.isAfter(now.minus(SKEW))
                || expiresAt.isAfter(now.plus(LIFETIME_MAX).plus(SKEW))) {
            return refused("exp must be at most five minutes ahead");
        }
        if (notBefore != null && notBefore.isAfter(now.plus(SKEW))) {
            return refused("nbf has not come");
        }
        String id = assertion.getId();
        if (id == null || id.isBlank()) {
            return refused("jti is missing");
        }
        return seen.isNew(
                        "assertion:" + ClientSecrets.hash(clientId + ' ' + id),
                        expiresAt.plus(SKEW).plus(SKEW))
                ? OAuth2TokenValidatorResult.success()
                : refused("jti was used before");
    }

    /** On one's own machine under any of its names, and at the gateway's port too. */
    private static boolean isOurs(String audience) {
        AuthorizationServerContext server = AuthorizationServerContextHolder.getContext();
        String issuer = server.getIssuer().replaceFirst("/$", "");
        String endpoint = server.getAuthorizationServerSettings().getTokenEndpoint();
        return audience.equals(issuer)
                || audience.equals(issuer + endpoint)
                || (ONE_MACHINE.matcher(issuer).matches()
                        && ONE_MACHINE.matcher(withoutEnd(audience, endpoint)).matches());
    }

    private static String withoutEnd(String address, String end) {
        return address.endsWith(end)
                ? address.substring(0, address.length() - end.length())
                : address;
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null));
    }
}
