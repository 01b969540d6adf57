package jp.nagaokapay.web.token;

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
}
