package jp.nagaokapay.api.web;

import java.util.function.Supplier;
import jp.nagaokapay.web.throttle.Throttle;
import org.springframework.stereotype.Component;

/** Limits attempts per address and per person, against guessing. Counted per node, in memory. */
@Component
public class RateLimits {
    private final Throttle<Counted> throttle;

    RateLimits(RateLimitSettings limits) {
        throttle = new Throttle<>(counted -> counted.rate(limits).evenly());
    }

    /**
     * Counts one try. Throws 429 {@code TOO_MANY_REQUESTS} with {@code Retry-After} when there were
     * too many.
     *
     * @param person whom it is about: a phone or user name; empty when nobody is known
     */
    public void require(Attempt attempt, String address, String person) {
        throttle.require(new Counted(attempt, true, address));
        if (!person.isEmpty()) {
            throttle.require(new Counted(attempt, false, person));
        }
    }

    /**
     * Counts a guess by {@code person} unless it was right: who never guesses wrongly is never
     * slowed down. Throws as {@link #require} does, before the guess is looked at.
     */
    public <T> T guess(Attempt attempt, String person, Supplier<T> guess) {
        Counted counted = new Counted(attempt, false, person);
        throttle.require(counted);
        T right = guess.get();
        throttle.giveBack(counted);
        return right;
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
