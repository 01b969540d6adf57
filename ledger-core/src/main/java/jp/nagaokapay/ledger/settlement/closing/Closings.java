package jp.nagaokapay.ledger.settlement.closing;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.settlement.period.Cycles.Period;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import org.jspecify.annotations.Nullable;

/** Closes periods for all shops. */
public interface Closings {
    /** The last period that is over. */
    Period last();

    /**
     * Closes the period with that last day, for every shop, exactly once. When somebody has closed
     * it before, or was interrupted while doing so, what is left is done and nothing else. Periods
     * before it that nobody has closed are closed first, each for itself.
     *
     * <p>Refused with {@code PERIOD_UNKNOWN} when no period ends then, {@code PERIOD_NOT_OVER}
     * while it runs, {@code RECEIVABLES_BEHIND} while something captured in it is not yet credited.
     *
     * @param by opaque reference to the person who closes, and who cannot release it then
     * @param key null when the caller has none
     */
    ClosingId close(LocalDate through, String by, @Nullable RequestKey key);

    /** The last days of the periods whose closing was begun and is not complete, in order. */
    List<LocalDate> unfinished();

    /**
     * Completes a closing that was begun, and before it every earlier one: each has terms of its
     * own, and a later one would take the earlier days with it.
     */
    void complete(LocalDate through);
}
