package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;

/** For what active users are counted; by these names in the tables. */
enum ActiveSpan {
    MONTH {
        @Override
        LocalDate startOf(LocalDate date) {
            return date.withDayOfMonth(1);
        }
    },
    FISCAL_YEAR {
        @Override
        LocalDate startOf(LocalDate date) {
            return FiscalYear.of(date).firstDay();
        }
    };

    /** The first day of the span in which a date lies. */
    abstract LocalDate startOf(LocalDate date);
}
