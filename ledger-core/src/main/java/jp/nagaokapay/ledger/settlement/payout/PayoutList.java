package jp.nagaokapay.ledger.settlement.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.settlement.SettlementProcessors;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutFixed;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutReleased;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payouts: who released them, and what was fixed. */
@Component
@ProcessingGroup(SettlementProcessors.SETTLEMENTS)
public final class PayoutList {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final ProjectionWrites writes;

    PayoutList(JdbcTemplate jdbc, ProjectionWrites writes) {
        this.jdbc = jdbc;
        client = JdbcClient.create(jdbc);
        this.writes = writes;
    }

    /** The payouts that were released, the latest first. */
    public List<PayoutView> latest(int limit) {
        return client.sql("SELECT * FROM settlement_payout ORDER BY payout_date DESC LIMIT ?")
                .param(Math.clamp(limit, 1, Settlements.PAGE_MAX))
                .query(PayoutList::payout)
                .list();
    }

    public Optional<PayoutView> find(LocalDate date) {
        return client.sql("SELECT * FROM settlement_payout WHERE payout_date = ?")
                .param(date)
                .query(PayoutList::payout)
                .optional();
    }

    boolean isFixed(LocalDate date) {
        return find(date).map(PayoutView::fixedAt).isPresent();
    }

    @EventHandler
    void on(PayoutReleased e) {
        writes.add(
                """
                INSERT INTO settlement_payout (payout_date, released_at, released_by)
                VALUES (?, ?::timestamptz, ?)
                """,
                e.date(),
                e.occurredAt(),
                e.by());
    }

    @EventHandler
    void on(PayoutFixed e) {
        writes.add(
                """
                UPDATE settlement_payout SET fixed_at = ?::timestamptz, transfers = ?, total = ?
                WHERE payout_date = ?
                """,
                e.occurredAt(),
                e.transfers(),
                e.total().amount(),
                e.date());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE settlement_payout");
    }

    private static PayoutView payout(ResultSet row, int number) throws SQLException {
        return new PayoutView(
                row.getObject("payout_date", LocalDate.class),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                row.getString("released_by"),
                timeOrNull(row, "fixed_at"),
                row.getInt("transfers"),
                Yen.of(row.getLong("total")));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * @param fixedAt null while it is being put together
     */
    public record PayoutView(
            LocalDate date,
            Instant releasedAt,
            String releasedBy,
            @Nullable Instant fixedAt,
            int transfers,
            Yen total) {}
}
