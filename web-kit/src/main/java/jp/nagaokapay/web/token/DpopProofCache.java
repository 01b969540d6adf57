package jp.nagaokapay.web.token;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.NoOpCache;
import org.springframework.cache.support.SimpleValueWrapper;
import org.springframework.dao.DataAccessException;

/**
 * Remembers DPoP proofs in {@link ReplayCache}, in the one way in which the framework asks. (Its
 * own memory is one node's, and takes a thousand proofs of one key for an attack, which a busy
 * terminal exceeds.)
 */
final class DpopProofCache extends NoOpCache {
    /** Twice the age and the skew that a proof may have. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(4);

    private final ReplayCache replays;
    private final Clock clock;

    DpopProofCache(ReplayCache replays, Clock clock) {
        super("dpop-proofs");
        this.replays = replays;
        this.clock = clock;
    }

    /** Null when the proof is new: that is how a cache says that there was nothing. */
    @Override
    public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
        try {
            return replays.isNew("dpop:" + key, clock.instant().plus(REMEMBERED_FOR))
                    ? null
                    : new SimpleValueWrapper(value);
        } catch (DataAccessException unanswered) {
            throw new IssuerUnavailable("proofs cannot be remembered", unanswered);
        }
    }
}
