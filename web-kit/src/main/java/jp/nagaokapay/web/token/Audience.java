package jp.nagaokapay.web.token;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** The interfaces for which a token may be meant, as its {@code aud} names them. */
public enum Audience {
    /** For residents, staff and partners. */
    LEDGER("nagaokapay-ledger"),
    /** For terminals and shops. */
    GATEWAY("nagaokapay-gateway"),
    /** For a gateway in a process of its own. */
    INTERNAL("nagaokapay-internal");

    private final String value;

    Audience(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    /** What a token with these scopes is meant for. */
    public static Set<Audience> of(Collection<String> scopes) {
        return scopes.stream().map(Audience::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Audience of(String scope) {
        return switch (scope) {
            case "terminal", "shop", "shop:clerk" -> GATEWAY;
            case "internal" -> INTERNAL;
            default -> LEDGER;
        };
    }

    /**
     * That a token is meant for one of them, and for each interface that its scopes open: a scope
     * of another interface would open it here.
     */
    static OAuth2TokenValidator<Jwt> validator(Set<Audience> served) {
        Set<String> ours = values(served);
        OAuth2Error error =
                new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_TOKEN, "the token is not meant for us", null);
        return token -> {
            List<String> audience = token.getAudience();
            return audience != null
                            && audience.stream().anyMatch(ours::contains)
                            && audience.containsAll(values(of(scopes(token))))
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(error);
        };
    }

    private static Set<String> values(Set<Audience> audiences) {
        return audiences.stream().map(Audience::value).collect(Collectors.toUnmodifiableSet());
    }

    /** A string of blanks from our issuer (RFC 9068), a list from some others. */
    private static List<String> scopes(Jwt token) {
        return switch (token.getClaims().get("scope")) {
            case String text when !text.isBlank() -> List.of(text.strip().split(" +"));
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
