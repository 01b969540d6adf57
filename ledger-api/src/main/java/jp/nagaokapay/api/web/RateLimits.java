package jp.nagaokapay.api.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.function.Supplier;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Limits attempts per address and per person, against guessing. Counted per node, in memory. */
@Component
public class RateLimits {
    private static final int COUNTED_MAX = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

    private final LoadingCache<Counted, Bucket> buckets;

    RateLimits(RateLimitSettings limits) {
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(COUNTED_MAX)
                        .expireAfterAccess(FORGOTTEN_AFTER)
                        .build(counted -> bucket(counted.rate(limits)));
    }

    /**
     * Counts one try. Throws 429 {@code TOO_MANY_REQUESTS} with {@code Retry-After} when there were
     * too many.
     *
     * @param person whom it is about: a phone or user name; empty when nobody is known
     */
    public void require(Attempt attempt, String address, String person) {
        take(new Counted(attempt, true, address));
        if (!person.isEmpty()) {
            take(new Counted(attempt, false, person));
        }
    }

    /**
     * Counts a guess by {@code person} unless it was right: who never guesses wrongly is never
     * slowed down. Throws as {@link #require} does, before the guess is looked at.
     */
    public <T> T guess(Attempt attempt, String person, Supplier<T> guess) {
        Counted counted = new Counted(attempt, false, person);
        take(counted);
        T right = guess.get();
        buckets.get(counted).addTokens(1);
        return right;
    }

    private void take(Counted counted) {
        ConsumptionProbe probe = buckets.get(counted).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket bucket(RateLimitSettings.Rate rate) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(rate.times()).refillGreedy(rate.times(), rate.within()))
                .build();
    }

    /** What is counted. */
    public enum Attempt {
        SIGN_IN,
        SIGN_UP,
        VERIFICATION,
        ENROLMENT,
        LINK_CODE
    }

    private record Counted(Attempt attempt, boolean isAddress, String who) {
        RateLimitSettings.Rate rate(RateLimitSettings limits) {
            return isAddress ? limits.perAddress(attempt) : limits.perPerson(attempt);
        }
    }
}
