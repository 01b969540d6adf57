package jp.nagaokapay.ledger.merchant.receivable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was captured and refunded at each shop, by business date; follows the log within seconds.
 */
@Component
@ProcessingGroup(Receivables.NAME)
public final class Receivables {
    /** The processor's name. */
    public static final String NAME = "receivable";

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    Receivables(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ReceivableCredited event) {
        Map<Key, Credit> sums =
                ProjectionWrites.<Map<Key, Credit>>gather(
                        "receivables", LinkedHashMap::new, this::write);
        for (Credit credit : event.credits()) {
            sums.merge(new Key(event.merchantId(), credit.date()), credit, Credit::plus);
        }
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE receivable").update();
    }

    /** A shop's days with movements from {@code from} to {@code to}, both included. */
    public List<Day> days(MerchantId merchantId, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        SELECT business_date, captured, refunded, payments, refunds
                        FROM receivable
                        WHERE merchant_id = ? AND business_date BETWEEN ? AND ?
                        ORDER BY business_date
                        """)
                .params(merchantId.value(), from, to)
                .query((row, _) ->
                        new Day(
                                row.getObject("business_date", LocalDate.class),
                                Yen.of(row.getLong("captured")),
                                Yen.of(row.getLong("refunded")),
                                row.getLong("payments"),
                                row.getLong("refunds")))
                .list();
    }

    /** Each row once a batch: a shop's many payments of a day cost one upsert. */
    private void write(Map<Key, Credit> sums) {
        batches.batchUpdate(
                """
                INSERT INTO receivable AS r
                    (merchant_id, business_date, captured, refunded, payments, refunds)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (merchant_id, business_date) DO UPDATE
                SET captured = r.captured + excluded.captured,
                    refunded = r.refunded + excluded.refunded,
                    payments = r.payments + excluded.payments,
                    refunds = r.refunds + excluded.refunds
                """,
                sums.entrySet().stream()
                        .map(entry ->
                                new Object[] {
                                    entry.getKey().merchantId().value(),
                                    entry.getKey().date(),
                                    entry.getValue().captured().amount(),
                                    entry.getValue().refunded().amount(),
                                    entry.getValue().payments(),
                                    entry.getValue().refunds()
                                })
                        .toList());
    }

    private record Key(MerchantId merchantId, LocalDate date) {}

    /**
     * @param captured captured on that date
     * @param refunded refunded on that date, whenever it was captured
     */
    public record Day(LocalDate date, Yen captured, Yen refunded, long payments, long refunds) {}
}
