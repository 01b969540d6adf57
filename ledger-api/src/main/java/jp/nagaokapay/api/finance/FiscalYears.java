package jp.nagaokapay.api.finance;

import java.time.Clock;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fiscal year of a question: the one it names, else the running one. */
@Component
class FiscalYears {
    /** Reiwa 1: the first fiscal year this calendar knows. */
    static final long YEAR_MIN = 2019;

    static final long YEAR_MAX = 9999;

    private final Clock clock;

    FiscalYears(Clock clock) {
        this.clock = clock;
    }

    FiscalYear orRunning(@Nullable Integer fiscalYear) {
        return fiscalYear == null
                ? FiscalYear.of(BusinessDate.of(clock.instant()))
                : new FiscalYear(fiscalYear);
    }
}
