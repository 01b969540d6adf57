package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class CachedJwtDecoderTest {
    private static final Instant ISSUED = Instant.parse("2026-11-30T00:00:00Z");
    private static final Instant EXPIRES = ISSUED.plusSeconds(900);

    private Instant now = ISSUED;
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicBoolean revoked = new AtomicBoolean();

    /** No time passes in these tests: the clock is set, as by an administrator or by NTP. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30T00:00:00Z, 1",
        "2026-11-30T00:14:59Z, 1",
        "2026-11-30T00:15:00Z, 2",
        "2026-11-30T00:15:01Z, 2",
        "2027-01-01T00:00:00Z, 2",
        "2026-11-29T23:59:59Z, 2"
    })
    void a_kept_token_is_checked_again_outside_of_its_own_times(Instant later, int expected) {
        CachedJwtDecoder tokens = decoder(EXPIRES);
        now = ISSUED.plusSeconds(60);
        tokens.decode("token");

        now = later;
        tokens.decode("token");

        assertThat(checks).hasValue(expected);
    }

    @Test
    void a_token_that_never_expires_is_checked_each_time() {
        CachedJwtDecoder tokens = decoder(null);

        tokens.decode("token");
        tokens.decode("token");

        assertThat(checks).hasValue(2);
    }

    @Test
    void a_kept_token_that_was_revoked_is_bad_and_one_of_which_nobody_knows_is_unclear() {
        CachedJwtDecoder tokens = decoder(EXPIRES);
        tokens.decode("token");

        revoked.set(true);
        assertThatThrownBy(() -> tokens.decode("token")).isInstanceOf(BadJwtException.class);

        CachedJwtDecoder unsure =
                new CachedJwtDecoder(
                        tokens,
                        _ -> {
                            throw new DataAccessResourceFailureException("away");
                        });
        revoked.set(false);
        assertThatThrownBy(() -> unsure.decode("token")).isInstanceOf(IssuerUnavailable.class);
    }

    private CachedJwtDecoder decoder(@Nullable Instant expiresAt) {
        return new CachedJwtDecoder(
                token -> {
                    checks.incrementAndGet();
                    return Jwt.withTokenValue(token)
                            .header("alg", "none")
                            .subject("till")
                            .notBefore(ISSUED)
                            .expiresAt(expiresAt)
                            .build();
                },
                _ -> revoked.get(),
                () -> now);
    }
}
