package jp.nagaokapay.web.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Remembers ids that may be used once only, for as long as they could be used again. */
public interface ReplayCache {
    /**
     * Whether the id is used for the first time; true for exactly one of several callers at once.
     *
     * @param id at most 200 characters, unique among all users of the cache
     * @param until from when on it would be refused anyway
     */
    boolean isNew(String id, Instant until);

    /** One node's own memory, for where there is one node. */
    static ReplayCache inMemory(Clock clock) {
        Cache<String, Instant> seen =
                Caffeine.newBuilder()
                        .maximumSize(1_000_000)
                        .expireAfter(
                                Expiry.<String, Instant>creating(
                                        (_, until) -> Duration.between(clock.instant(), until)))
                        .build();
        return (id, until) -> seen.asMap().putIfAbsent(id, until) == null;
    }
}
