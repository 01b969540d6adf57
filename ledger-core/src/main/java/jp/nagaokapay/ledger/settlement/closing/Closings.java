package jp.nagaokapay.ledger.settlement.closing;

import java.time.LocalDate;
import jp.nagaokapay.ledger.message.RequestKey;
import jp.nagaokapay.ledger.settlement.cycle.Cycles.Period;
import org.jspecify.annotations.Nullable;

/** Closes periods for all shops. */
public interface Closings {
    /** The last period that is over. */
    Period last();

    /**
     * Closes the period with that last day, for every shop, exactly once. When somebody has closed
     * it before, or was interrupted while doing so, what is left is done and nothing else.
     *
     * <p>Refused with {@code PERIOD_UNKNOWN} when no period ends then, {@code PERIOD_NOT_OVER}
     * while it runs, {@code RECEIVABLES_BEHIND} while something captured in it is not yet credited.
     *
     * @param by opaque reference to the person who closes, and who cannot release it then
     * @param key null when the caller has none
     */
    void close(LocalDate through, String by, @Nullable RequestKey key);

    /** Completes what was begun and interrupted; returns how many closings were. */
    int resume();
}
