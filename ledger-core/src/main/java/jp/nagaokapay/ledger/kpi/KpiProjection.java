package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
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

    private static final String ADD_DAYS =
            """
            INSERT INTO kpi_day AS d (business_date, kpi, amount) SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (business_date, kpi) DO UPDATE SET amount = d.amount + excluded.amount
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite addDays;

    KpiProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        addDays = new BulkWrite(jdbc, ADD_DAYS, "date text bigint");
    }

    @EventHandler
    void on(LedgerEvent event) {
        KpiDay day =
                ProjectionWrites.<Map<LocalDate, KpiDay>>gather(NAME, TreeMap::new, this::write)
                        .computeIfAbsent(BusinessDate.of(event.occurredAt()), _ -> new KpiDay());
        if (event instanceof MerchantEvent e) {
            day.add(e);
        } else if (event instanceof WalletEvent e) {
            day.add(e);
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE kpi_day");
    }

    /** Days in order, so that processors side by side lock them in the same order. */
    private void write(Map<LocalDate, KpiDay> days) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        days.forEach((date, day) -> rows.addAll(day.rows(date)));
        addDays.write(rows);
    }
}
