package jp.nagaokapay.ledger.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * The city's key figures, following the log within seconds. Amounts are whole yen. Sums are plain
 * numbers because reversals and refunds of earlier periods may turn them negative.
 *
 * <p>Throws {@link jp.nagaokapay.ledger.shared.message.Unavailable} while the figures are being
 * counted again, and for a span that is over while something of it is missing.
 */
public interface Kpis {
    /**
     * The figures of a year; for the running one as they stand now.
     *
     * <p>Refused with {@code OUTSIDE_THE_BOOKS} when the year lies in the future or ended before
     * the first event.
     */
    Year fiscalYear(FiscalYear year);

    /** All years from the first day of the books to the running one, in order. */
    List<Year> table();

    /**
     * The months of a year in order, without those that lie in the future or before the first
     * event. Refused as {@link #fiscalYear}.
     */
    List<Month> monthly(FiscalYear year);

    /**
     * A year's figures.
     *
     * @param era the year as Japan prints it, e.g. {@code R5}
     * @param totalCharged charges less reversals, in yen
     * @param paymentCount payments captured
     * @param nonResidentUsers people from outside the city with an open wallet at the end
     * @param participatingShops approved shops at the end
     * @param usageTotal captured less refunded, in yen
     * @param pointsGranted points of all campaigns and partners
     * @param activeUsers wallets that charged or paid
     * @param rippleEffect yen, see {@link RippleEffect}
     * @param asOf the end of the year, or now while it runs
     */
    record Year(
            int fiscalYear,
            String era,
            long totalCharged,
            long paymentCount,
            long nonResidentUsers,
            long participatingShops,
            Targets targets,
            Achievement achievement,
            long usageTotal,
            long pointsGranted,
            long activeUsers,
            long rippleEffect,
            Instant asOf) {}

    /** The figures of one month, as those of {@link Year}. */
    record Month(
            YearMonth month,
            long totalCharged,
            long paymentCount,
            long nonResidentUsers,
            long participatingShops,
            long usageTotal,
            long pointsGranted,
            long activeUsers,
            long rippleEffect) {}

    /** What the city set out to reach; null where it set no target. */
    record Targets(
            @Nullable Long totalCharged,
            @Nullable Long paymentCount,
            @Nullable Long nonResidentUsers,
            @Nullable Long participatingShops) {}

    /** Figure over target in percent, rounded half up to one decimal; null without a target. */
    record Achievement(
            @Nullable BigDecimal totalCharged,
            @Nullable BigDecimal paymentCount,
            @Nullable BigDecimal nonResidentUsers,
            @Nullable BigDecimal participatingShops) {}
}
