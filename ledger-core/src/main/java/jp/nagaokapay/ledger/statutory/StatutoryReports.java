package jp.nagaokapay.ledger.statutory;

import java.time.LocalDate;
import java.util.List;

/**
 * Reports to the authority, whether they are due or only for reference. Throws {@link
 * jp.nagaokapay.ledger.shared.message.Unavailable} while the books do not have all that belongs in
 * them.
 */
public interface StatutoryReports {
    /** The base dates that are over, within the books; newest first. */
    List<LocalDate> baseDates();

    /**
     * The report of a base date; refused with {@code BASE_DATE_UNKNOWN} for a date that is none,
     * and with {@code OUTSIDE_THE_BOOKS} for one that is not over or is before the books.
     */
    StatutoryReport of(LocalDate baseDate);
}
