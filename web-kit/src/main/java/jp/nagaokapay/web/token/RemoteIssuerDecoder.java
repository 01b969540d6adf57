package jp.nagaokapay.web.token;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
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
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable JwtDecoder decoder;

    /**
     * @param issuer its address, as it stands in its tokens
     */
    public RemoteIssuerDecoder(String issuer) {
        this.issuer = issuer;
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
                            .build();
            made.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
            return made;
        } catch (RuntimeException unanswered) {
            throw new IssuerUnavailable("the issuer does not say who it is", unanswered);
        }
    }
}
