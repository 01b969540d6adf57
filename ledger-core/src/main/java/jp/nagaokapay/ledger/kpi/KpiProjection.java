package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts a batch in memory and adds it to the days in one statement. Read by {@link Kpis}. */
@Component
@ProcessingGroup(KpiProjection.NAME)
class KpiProjection {
    static final String NAME = "kpi";
    static final String MONTH = "MONTH";
    static final String FISCAL_YEAR = "FISCAL_YEAR";

    private static final String ADD_DAYS =
            """
            INSERT INTO kpi_day AS d (business_date, kpi, amount) SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (business_date, kpi) DO UPDATE SET amount = d.amount + excluded.amount
            """;

    /** Only who was not yet there raises the count. */
    private static final String ADD_ACTIVE =
            """
            WITH fresh AS (
                INSERT INTO kpi_active (span, starts_on, wallet_id)
                SELECT * FROM unnest(?, ?, ?) ORDER BY 1, 2, 3
                ON CONFLICT DO NOTHING RETURNING span, starts_on)
            INSERT INTO kpi_active_count AS c (span, starts_on, users)
            SELECT span, starts_on, count(*) FROM fresh GROUP BY span, starts_on ORDER BY 1, 2
            ON CONFLICT (span, starts_on) DO UPDATE SET users = c.users + excluded.users
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite addDays;
    private final BulkWrite addActive;

    KpiProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        addDays = new BulkWrite(jdbc, ADD_DAYS, "date text bigint");
        addActive = new BulkWrite(jdbc, ADD_ACTIVE, "text date text");
    }

    @EventHandler
    void on(LedgerEvent event) {
        Counts counts = ProjectionWrites.gather(NAME, Counts::new, this::write);
        LocalDate date = BusinessDate.of(event.occurredAt());
        KpiDay day = counts.days.computeIfAbsent(date, _ -> new KpiDay());
        if (event instanceof MerchantEvent e) {
            day.add(e);
        } else if (event instanceof WalletEvent e) {
            day.add(e);
            if (KpiDay.isUse(e)) {
                counts.active.add(new Active(MONTH, date.withDayOfMonth(1), e.walletId()));
                counts.active.add(
                        new Active(FISCAL_YEAR, FiscalYear.of(date).firstDay(), e.walletId()));
            }
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE kpi_day, kpi_active, kpi_active_count");
    }

    private void write(Counts counts) {
        List<@Nullable Object[]> days = new ArrayList<>();
        counts.days.forEach((date, day) -> days.addAll(day.rows(date)));
        addDays.write(days);
        List<@Nullable Object[]> active = new ArrayList<>();
        counts.active.forEach(use -> active.add(use.row()));
        addActive.write(active);
    }

    /** Days in order, so that processors side by side lock them in the same order. */
    private static final class Counts {
        private final TreeMap<LocalDate, KpiDay> days = new TreeMap<>();
        private final Set<Active> active = new HashSet<>();
    }

    private record Active(String span, LocalDate startsOn, WalletId walletId) {
        @Nullable Object[] row() {
            return new @Nullable Object[] {span, startsOn, walletId};
        }
    }
}
