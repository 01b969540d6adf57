package jp.nagaokapay.api.identity;

import java.util.function.Supplier;
import jp.nagaokapay.web.throttle.Throttle;
import org.springframework.stereotype.Component;

/** Slows guessing down: so many tries an address, so many a person. Counted per node, in memory. */
@Component
public class RateLimits {
    private final Throttle<Counted> throttle;

    RateLimits(Limits limits) {
        throttle = new Throttle<>(counted -> counted.rate(limits).evenly());
    }

    /**
     * Counts one try. Throws 429 {@code TOO_MANY_REQUESTS} with {@code Retry-After} when there were
     * too many.
     *
     * @param person whom it is about: a phone or user name; empty when nobody is known
     */
    public void require(Gate gate, String address, String person) {
        throttle.require(new Counted(gate, true, address));
        if (!person.isEmpty()) {
            throttle.require(new Counted(gate, false, person));
        }
    }

    /**
     * Counts a guess by {@code person} unless it was right: who never guesses wrongly is never
     * slowed down. Throws as {@link #require} does, before the guess is looked at.
     */
    public <T> T guess(Gate gate, String person, Supplier<T> guess) {
        Counted counted = new Counted(gate, false, person);
        throttle.require(counted);
        T right = guess.get();
        throttle.giveBack(counted);
        return right;
    }

    /** What is counted. */
    public enum Gate {
        SIGN_IN,
        SIGN_UP,
        VERIFICATION,
        ENROLMENT,
        LINK_CODE
    }

    private record Counted(Gate gate, boolean isAddress, String who) {
        Limits.Rate rate(Limits limits) {
            return isAddress ? limits.perAddress(gate) : limits.perPerson(gate);
        }
    }
}
