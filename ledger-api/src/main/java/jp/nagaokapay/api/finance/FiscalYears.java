package jp.nagaokapay.api.finance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.nagaokapay.ledger.kpi.KpiRule;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fiscal year of a query: the one it names, else its month's, else the current one. */
@Component
class FiscalYears {
    /** Reiwa 1: the first fiscal year this calendar knows. */
    static final long YEAR_MIN = 2019;

    static final long YEAR_MAX = 9999;

    private final Clock clock;

    FiscalYears(Clock clock) {
        this.clock = clock;
    }

    /** A month that is not of the year named is refused where the figures are read. */
    FiscalYear of(@Nullable Integer fiscalYear, @Nullable YearMonth month) {
        if (fiscalYear != null || month == null) {
            return orRunning(fiscalYear);
        }
        LocalDate first = month.atDay(1);
        KpiRule.YEAR_IS_WITHIN_THE_BOOKS.require(
                !first.isBefore(new FiscalYear((int) YEAR_MIN).firstDay()));
        return FiscalYear.of(first);
    }

    FiscalYear orRunning(@Nullable Integer fiscalYear) {
        return fiscalYear == null
                ? FiscalYear.of(BusinessDate.of(clock.instant()))
                : new FiscalYear(fiscalYear);
    }
}
