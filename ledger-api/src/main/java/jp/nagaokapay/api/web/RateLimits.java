package jp.nagaokapay.api.web;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Limits attempts per network and per person, against guessing; one count for all nodes. */
@Component
public class RateLimits {
    private final RateLimitSettings limits;
    private final AttemptCounts counts;

    RateLimits(RateLimitSettings limits, AttemptCounts counts) {
        this.limits = limits;
        this.counts = counts;
    }

    /**
     * Counts one try. Throws 429 {@code TOO_MANY_REQUESTS} with {@code Retry-After} when there were
     * too many.
     *
     * @param address from where
     * @param person whom it is about: a phone or an id; empty when nobody is known
     */
    public void require(Attempt attempt, String address, String person) {
        count(byNetwork(attempt, address));
        if (!person.isEmpty()) {
            count(byPerson(attempt, person));
        }
    }

    /** Counts one try about {@code person}, wherever it comes from. */
    public void require(Attempt attempt, String person) {
        count(byPerson(attempt, person));
    }

    /**
     * Throws as {@link #require} does when there were too many, and counts nothing: for what is
     * asked far more often than guessed, such as a program's secret. Many at the same moment may
     * pass.
     */
    public void requireFewFailed(Attempt attempt, String address, String person) {
        refuse(counts.untilNext(byNetwork(attempt, address)));
        refuse(counts.untilNext(byPerson(attempt, person)));
    }

    /** Counts one that {@link #requireFewFailed} let pass, and that was wrong. */
    public void failed(Attempt attempt, String address, String person) {
        counts.add(byNetwork(attempt, address));
        counts.add(byPerson(attempt, person));
    }

    /** A person or program as seen from one network: a stranger elsewhere is another one. */
    public static String inNetwork(String person, String address) {
        return person + " from " + ClientNetwork.of(address);
    }

    /** Takes back one try that was counted by {@link #require(Attempt, String, String)}. */
    public void giveBack(Attempt attempt, String address, String person) {
        counts.giveBack(byNetwork(attempt, address));
        if (!person.isEmpty()) {
            giveBack(attempt, person);
        }
    }

    /** Takes back one try that was counted by {@link #require(Attempt, String)}. */
    public void giveBack(Attempt attempt, String person) {
        counts.giveBack(byPerson(attempt, person));
    }

    /**
     * Counts a guess by {@code person} unless it was right: who never guesses wrongly is never
     * slowed down. Throws as {@link #require} does, before the guess is looked at.
     */
    public <T> T guess(Attempt attempt, String person, Supplier<T> guess) {
        require(attempt, person);
        T right = guess.get();
        giveBack(attempt, person);
        return right;
    }

    private void count(AttemptCounts.Counted counted) {
        refuse(counts.add(counted));
    }

    private static void refuse(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS")
                    .retryAfter(wait.get());
        }
    }

    private AttemptCounts.Counted byNetwork(Attempt attempt, String address) {
        return new AttemptCounts.Counted(
                attempt + " from " + ClientNetwork.of(address), limits.perAddress(attempt));
    }

    private AttemptCounts.Counted byPerson(Attempt attempt, String person) {
        return new AttemptCounts.Counted(attempt + " about " + person, limits.perPerson(attempt));
    }

    /** What is counted. */
    public enum Attempt {
        SIGN_IN,
        /** In a browser in which the person has signed in before. */
        SIGN_IN_ON_KNOWN_DEVICE,
        /** A code after the right password. */
        SECOND_FACTOR,
        /** By who is signed in. */
        PASSWORD_CHANGE,
        SIGN_UP,
        /** That a code is sent to an e-mail address. */
        EMAIL_CHANGE,
        /** That a code is sent to a phone, for a change of an account. */
        ACCOUNT_CODE,
        VERIFICATION,
        ENROLMENT,
        /** By who has a link to choose a password. */
        INVITATION,
        LINK_CODE,
        /** By who wants to send, about anybody. */
        RECEIVER,
        /** A customer's code at a counter; only wrong ones are counted. */
        COUNTER_CODE,
        /** What is on a card, by whoever says its number and a PIN. */
        CARD_BALANCE,
        /** By a program that wants a token; only those that fail are counted. */
        CLIENT_AUTHENTICATION
    }
}
