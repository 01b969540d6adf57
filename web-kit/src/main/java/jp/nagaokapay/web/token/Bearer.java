package jp.nagaokapay.web.token;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whose token it is, by opaque ids.
 *
 * @param subject the person, or the program that acts by itself
 * @param responsible the person who answers for what a program does by itself; null where nobody
 *     was named, and where a person acts
 * @param client the program
 */
public record Bearer(String subject, @Nullable String responsible, String client) {
    private static final String CLIENT_CLAIM = "client_id";

    public static Bearer of(Jwt token) {
        return of(Objects.requireNonNull(token.getSubject()), token.getClaims());
    }

    static Bearer of(String subject, Map<String, Object> claims) {
        return new Bearer(
                subject,
                Objects.toString(claims.get(RevokedTokens.RESPONSIBLE_CLAIM), null),
                Objects.toString(claims.get(CLIENT_CLAIM), subject));
    }

    /** Who answers for what is done with the token. */
    public String person() {
        return responsible == null ? subject : responsible;
    }
}
