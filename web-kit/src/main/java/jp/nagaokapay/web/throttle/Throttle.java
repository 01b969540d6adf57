package jp.nagaokapay.web.throttle;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * Counts tries by key.
 *
 * @param <K> who or what is counted
 */
public final class Throttle<K> {
    private static final int KEYS_MAX = 100_000;

    private final LoadingCache<K, Bucket> buckets;

    public Throttle(Function<? super K, Rate> rateOf) {
        this(rateOf, Clock.systemUTC());
    }

    public Throttle(Function<? super K, Rate> rateOf, Clock clock) {
        TimeMeter time = new ClockTime(clock);
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(KEYS_MAX)
                        .ticker(time::currentTimeNanos)
                        .expireAfter(new WhenFull<K>(rateOf))
                        .build(key ->
                                Bucket.builder()
                                        .withCustomTimePrecision(time)
                                        .addLimit(rateOf.apply(key).bandwidth())
                                        .build());
    }

    /** Counts one try; 429 {@code TOO_MANY_REQUESTS} when there were too many. */
    public void require(K key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /**
     * Counts one try, however many there were.
     *
     * @return true for the one that used up the last of those allowed
     */
    public boolean countsLast(K key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() && probe.getRemainingTokens() == 0;
    }

    /** How long until another try is allowed; zero when it is now. Counts nothing. */
    public Duration waitFor(K key) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** A bucket that is full again is as good as none; one with a window ends with it. */
    private record WhenFull<K>(Function<? super K, Rate> rateOf) implements Expiry<K, Bucket> {
        @Override
        public long expireAfterCreate(K key, Bucket bucket, long now) {
            return rateOf.apply(key).fullAfter().toNanos();
        }

        @Override
        public long expireAfterUpdate(K key, Bucket bucket, long now, long currentDuration) {
            return currentDuration;
        }

        @Override
        public long expireAfterRead(K key, Bucket bucket, long now, long currentDuration) {
            Rate rate = rateOf.apply(key);
            return rate.isWindow() ? currentDuration : rate.fullAfter().toNanos();
        }
    }
}
