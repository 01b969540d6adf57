package jp.nagaokapay.ledger.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Settlements, what happened to them and their transfers. Lists and single ones are those of the
 * moment when they are asked for. Written by {@link SettlementProjection}.
 */
@Component
public final class Settlements {
    /** The most settlements of a page. */
    public static final int PAGE_MAX = 500;

    private static final String LIST =
            """
            SELECT * FROM settlement
            WHERE status IS NOT NULL AND settlement_id > :after
                AND (:through::date IS NULL OR through = :through)
                AND (:status::text IS NULL OR status = :status)
                AND (:merchant::text IS NULL OR merchant_id = :merchant)
            ORDER BY settlement_id LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    Settlements(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /** Settlements in the order of their ids. */
    public Page list(Filter filter, @Nullable SettlementId after, int limit) {
        barrier.awaitHead(SettlementProcessors.SETTLEMENTS);
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<SettlementView> found =
                jdbc.sql(LIST)
                        .param("after", after == null ? "" : after.value())
                        .param("through", filter.through())
                        .param("status", filter.status() == null ? null : filter.status().name())
                        .param(
                                "merchant",
                                filter.merchantId() == null ? null : filter.merchantId().value())
                        .param("limit", size + 1)
                        .query(SettlementView::of)
                        .list();
        List<SettlementView> page = List.copyOf(found.subList(0, Math.min(size, found.size())));
        return new Page(page, found.size() > size ? page.getLast().settlementId() : null);
    }

    public Optional<SettlementView> find(SettlementId settlementId) {
        barrier.awaitHead(SettlementProcessors.SETTLEMENTS);
        return jdbc.sql("SELECT * FROM settlement WHERE settlement_id = ? AND status IS NOT NULL")
                .param(settlementId.value())
                .query(SettlementView::of)
                .optional();
    }

    /** What a shop's closing before this one carried over; 0 where there was none. */
    public long carriedBefore(SettlementView settlement) {
        return jdbc.sql(
                        """
                        SELECT carried_out FROM settlement
                         WHERE merchant_id = ? AND through < ? ORDER BY through DESC LIMIT 1
                        """)
                .params(
                        settlement.merchantId().value(),
                        java.sql.Date.valueOf(settlement.through()))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** What happened to it, in order. */
    public List<Step> history(SettlementId settlementId) {
        return jdbc.sql("SELECT * FROM settlement_step WHERE settlement_id = ? ORDER BY position")
                .param(settlementId.value())
                .query(Settlements::step)
                .list();
    }

    /** What may go into the payout of a date, whatever held it back before. */
    public List<SettlementView> toPayOn(LocalDate payoutDate) {
        return jdbc.sql(
                        """
                        SELECT * FROM settlement
                        WHERE status IN ('DUE', 'HELD') AND payout_date <= ?
                        ORDER BY settlement_id
                        """)
                .param(payoutDate)
                .query(SettlementView::of)
                .list();
    }

    /** The last transfer of a settlement; empty before the first. */
    public Optional<TransferView> lastTransfer(SettlementId settlementId) {
        return jdbc.sql(
                        """
                        SELECT t.* FROM settlement s JOIN settlement_transfer t
                            USING (merchant_id, settlement_id)
                        WHERE s.settlement_id = ? ORDER BY attempt DESC LIMIT 1
                        """)
                .param(settlementId.value())
                .query(TransferView::of)
                .optional();
    }

    /** The transfers of a date, in the order of their settlements' ids. */
    public List<TransferView> transfers(LocalDate payoutDate) {
        return jdbc.sql(
                        """
                        SELECT * FROM settlement_transfer WHERE payout_date = ?
                        ORDER BY settlement_id
                        """)
                .param(payoutDate)
                .query(TransferView::of)
                .list();
    }

    /** The transfers to a shop, the newest {@link #PAGE_MAX} of them, newest first. */
    public List<TransferView> transfersTo(MerchantId merchantId) {
        barrier.awaitHead(SettlementProcessors.SETTLEMENTS);
        return jdbc.sql(
                        """
                        SELECT * FROM settlement_transfer WHERE merchant_id = ?
                        ORDER BY payout_date DESC, settlement_id DESC, attempt DESC LIMIT ?
                        """)
                .params(merchantId.value(), PAGE_MAX)
                .query(TransferView::of)
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("step"),
                row.getObject("payout_date", LocalDate.class),
                row.getString("detail"),
                row.getString("by"));
    }

    /**
     * Null does not narrow.
     *
     * @param through the period's last day
     */
    public record Filter(
            @Nullable LocalDate through,
            @Nullable SettlementStatus status,
            @Nullable MerchantId merchantId) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    public record Page(List<SettlementView> settlements, @Nullable SettlementId next) {}

    /**
     * @param step the event's name in the log, e.g. {@code settlement.released}
     * @param detail a reason or note
     */
    public record Step(
            Instant at,
            String step,
            @Nullable LocalDate payoutDate,
            @Nullable String detail,
            @Nullable String by) {}
}
