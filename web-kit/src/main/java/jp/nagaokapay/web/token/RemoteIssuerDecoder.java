package jp.nagaokapay.web.token;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Decodes tokens of an issuer in another process. Its metadata is fetched at the first token, so
 * that it may start after us, and its keys now and then; no request waits longer than some seconds.
 */
public final class RemoteIssuerDecoder implements JwtDecoder {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String issuer;
    private final OAuth2TokenValidator<Jwt> validator;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable JwtDecoder decoder;

    /**
     * @param issuer its address, as it stands in its tokens
     * @param served what this program serves: a token is meant for one of them
     */
    public RemoteIssuerDecoder(String issuer, Set<Audience> served) {
        this.issuer = issuer;
        JwtTypeValidator type = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
        type.setAllowEmpty(true); // not every issuer follows RFC 9068
        this.validator =
                JwtValidators.createDefaultWithValidators(
                        List.of(type, new JwtIssuerValidator(issuer), Audience.validator(served)));
    }

    @Override
    public Jwt decode(String token) {
        JwtDecoder known = decoder;
        return (known == null ? ask() : known).decode(token);
    }

    /** One request fetches the metadata; the others wait for it, for a bounded time. */
    private JwtDecoder ask() {
        try {
            if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IssuerUnavailable("the issuer does not answer", new TimeoutException());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuerUnavailable("interrupted", e);
        }
        try {
            JwtDecoder known = decoder;
            JwtDecoder made = known == null ? discover() : known;
            decoder = made;
            return made;
        } finally {
            asking.unlock();
        }
    }

    private JwtDecoder discover() {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        try {
            NimbusJwtDecoder made =
                    NimbusJwtDecoder.withIssuerLocation(issuer)
                            .restOperations(new RestTemplate(http))
                            .validateType(false)
                            .build();
            made.setJwtValidator(validator);
            return made;
        } catch (RuntimeException unanswered) {
            throw new IssuerUnavailable("the issuer does not say who it is", unanswered);
        }
    }
}
