package jp.nagaokapay.ledger.settlement.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the projections beside it write. */
@Component
class SettlementQueries implements Settlements {
    private static final String LIST =
            """
            SELECT * FROM settlement
            WHERE status IS NOT NULL AND settlement_id > :after
                AND (:through::date IS NULL OR through = :through)
                AND (:status::text IS NULL OR status = :status)
                AND (:merchant::text IS NULL OR merchant_id = :merchant)
            ORDER BY settlement_id LIMIT :limit
            """;

    /**
     * A movement is in the first settlement whose period and position had come to it: one of its
     * own days, or one of earlier days that came after the settlement before. Neither half looks at
     * what the shop did before that.
     */
    private static final String MOVEMENTS =
            """
            WITH asked AS (
                SELECT s.merchant_id, s.through, s.up_to_position,
                    coalesce(before.through, '-infinity') AS before_through,
                    coalesce(before.up_to_position, -1) AS before_position
                FROM settlement s
                LEFT JOIN LATERAL (
                    SELECT through, up_to_position FROM settlement
                    WHERE merchant_id = s.merchant_id AND through < s.through
                    ORDER BY through DESC LIMIT 1) AS before ON true
                WHERE s.settlement_id = :id)
            SELECT m.* FROM asked a JOIN settlement_movement m ON m.merchant_id = a.merchant_id
                AND m.business_date > a.before_through AND m.business_date <= a.through
                AND m.position <= a.up_to_position
            UNION ALL
            SELECT m.* FROM asked a JOIN settlement_movement m ON m.merchant_id = a.merchant_id
                AND m.position > a.before_position AND m.position <= a.up_to_position
                AND m.business_date <= a.before_through
            ORDER BY position
            """;

    private static final String CLOSINGS =
            """
            SELECT c.*, coalesce(s.settled, 0) AS settled, coalesce(s.payout, 0) AS payout
            FROM settlement_closing c
            LEFT JOIN LATERAL (
                SELECT count(*) AS settled, sum(payout) AS payout FROM settlement
                WHERE through = c.through) AS s ON true
            """;

    private static final String OWED =
            """
            SELECT shop.merchant_id, shop.captured, shop.refunded, coalesce(o.open, 0) AS open,
                s.fees, s.carried,
                s.due, t.in_transit, t.paid
            FROM settlement_shop shop
            LEFT JOIN settlement_open o USING (merchant_id)
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(fee), 0) AS fees,
                    coalesce(sum(carried_out - carried_in), 0) AS carried,
                    coalesce(sum(payout) FILTER
                        (WHERE status IS NULL OR status IN ('DUE', 'HELD', 'RETURNED')), 0) AS due
                FROM settlement WHERE merchant_id = shop.merchant_id) AS s
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(amount) FILTER (WHERE status = 'RELEASED'), 0) AS in_transit,
                    coalesce(sum(amount) FILTER (WHERE status = 'PAID'), 0) AS paid
                FROM settlement_transfer WHERE merchant_id = shop.merchant_id) AS t
            ORDER BY shop.merchant_id
            """;

    private final JdbcClient jdbc;

    SettlementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page list(Filter filter, @Nullable SettlementId after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Found> found =
                jdbc.sql(LIST)
                        .param("after", after == null ? "" : after.value())
                        .param("through", filter.through())
                        .param("status", filter.status() == null ? null : filter.status().name())
                        .param(
                                "merchant",
                                filter.merchantId() == null ? null : filter.merchantId().value())
                        .param("limit", size + 1)
                        .query(SettlementRows::found)
                        .list();
        List<Found> page = List.copyOf(found.subList(0, Math.min(size, found.size())));
        return new Page(page, found.size() > size ? page.getLast().settlementId() : null);
    }

    @Override
    public Optional<Found> find(SettlementId settlementId) {
        return jdbc.sql("SELECT * FROM settlement WHERE settlement_id = ? AND status IS NOT NULL")
                .param(settlementId.value())
                .query(SettlementRows::found)
                .optional();
    }

    @Override
    public List<Step> history(SettlementId settlementId) {
        return jdbc.sql("SELECT * FROM settlement_step WHERE settlement_id = ? ORDER BY position")
                .param(settlementId.value())
                .query(SettlementRows::step)
                .list();
    }

    @Override
    public List<Movement> movements(SettlementId settlementId) {
        return jdbc.sql(MOVEMENTS)
                .param("id", settlementId.value())
                .query(SettlementRows::movement)
                .list();
    }

    @Override
    public List<Found> toPayOn(LocalDate payoutDate) {
        return jdbc.sql(
                        """
                        SELECT * FROM settlement
                        WHERE status IN ('DUE', 'HELD') AND payout_date <= ?
                        ORDER BY settlement_id
                        """)
                .param(payoutDate)
                .query(SettlementRows::found)
                .list();
    }

    @Override
    public Optional<TransferView> lastTransfer(SettlementId settlementId) {
        return jdbc.sql(
                        """
                        SELECT t.* FROM settlement s JOIN settlement_transfer t
                            USING (merchant_id, settlement_id)
                        WHERE s.settlement_id = ? ORDER BY attempt DESC LIMIT 1
                        """)
                .param(settlementId.value())
                .query(SettlementRows::transfer)
                .optional();
    }

    @Override
    public List<TransferView> transfers(LocalDate payoutDate) {
        return jdbc.sql(
                        """
                        SELECT * FROM settlement_transfer WHERE payout_date = ?
                        ORDER BY settlement_id
                        """)
                .param(payoutDate)
                .query(SettlementRows::transfer)
                .list();
    }

    @Override
    public List<ClosingView> closings(int limit) {
        return jdbc.sql(CLOSINGS + "ORDER BY c.through DESC LIMIT ?")
                .param(Math.clamp(limit, 1, PAGE_MAX))
                .query(SettlementRows::closing)
                .list();
    }

    @Override
    public Optional<ClosingView> closing(LocalDate through) {
        return jdbc.sql(CLOSINGS + "WHERE c.through = ?")
                .param(through)
                .query(SettlementRows::closing)
                .optional();
    }

    @Override
    public List<PayoutView> payouts(int limit) {
        return jdbc.sql("SELECT * FROM settlement_payout ORDER BY payout_date DESC LIMIT ?")
                .param(Math.clamp(limit, 1, PAGE_MAX))
                .query(SettlementRows::payout)
                .list();
    }

    @Override
    public Optional<PayoutView> payout(LocalDate date) {
        return jdbc.sql("SELECT * FROM settlement_payout WHERE payout_date = ?")
                .param(date)
                .query(SettlementRows::payout)
                .optional();
    }

    @Override
    public List<Owed> owed() {
        return jdbc.sql(OWED).query(SettlementRows::owed).list();
    }
}
