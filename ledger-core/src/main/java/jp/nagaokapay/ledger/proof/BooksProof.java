package jp.nagaokapay.ledger.proof;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks the books continuously, a bounded piece a run. */
public interface BooksProof {
    /** The most differences that are listed, and that are kept open at once. */
    int DIFFERENCES_MAX = 1_000;

    /**
     * Looks at the open differences again, then does the next piece of every check; one that ends
     * with an error does not keep the others from it.
     */
    void run();

    /**
     * Does every check once from its beginning to its end, as after a restore, without minding how
     * far {@link #run} is. What differs is kept as what {@link #run} finds. Takes minutes on a log
     * of years; fails when something cannot be compared, because its tables are being filled.
     *
     * @param begins is told the name of each check before it begins
     */
    void runWhole(Consumer<String> begins);

    State state();

    /**
     * How the proof stands.
     *
     * @param checkedPosition every event up to here was compared with its postings
     * @param journalPosition how far the journal has followed the log
     * @param ranAt when a piece was last done; null before the first
     * @param open what does not agree, oldest first
     * @param stalled whether jobs should run and a check was not tried for ten minutes, or could
     *     compare nothing for an hour
     * @param failing the checks whose last try ended with an error
     */
    record State(
            long checkedPosition,
            long journalPosition,
            @Nullable Instant ranAt,
            List<Difference> open,
            boolean stalled,
            List<String> failing) {
        /** Events whose postings nobody has compared yet; many after a start on an old ledger. */
        public long unchecked() {
            return Math.max(0, journalPosition - checkedPosition);
        }

        /** Whether all is being looked at, and nothing known to differ. */
        public boolean holds() {
            return open.isEmpty() && !stalled && failing.isEmpty();
        }
    }

    /**
     * Two figures that should be one, in yen owed on the account (credit less debit).
     *
     * @param check which proof fails, e.g. {@code postings}
     * @param key what was compared: a position, a lot, a shop and date, a date
     * @param fromPosition the first event that the figures are made of
     * @param toPosition the last; the same when it is known to the event
     * @param expected by the side that is nearer to the log
     */
    record Difference(
            String check,
            String key,
            String account,
            long fromPosition,
            long toPosition,
            long expected,
            long actual,
            Instant foundAt) {}
}
