package jp.nagaokapay.ledger.settlement.closing;

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
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingBegun;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingCompleted;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The closings of periods: who began them, and how far they are. */
@Component
@ProcessingGroup(SettlementProcessors.SETTLEMENTS)
public final class ClosingList {
    private static final String CLOSINGS =
            """
            SELECT c.*, coalesce(s.settled, 0) AS settled, coalesce(s.payout, 0) AS payout
            FROM settlement_closing c
            LEFT JOIN LATERAL (
                SELECT count(*) AS settled, sum(payout) AS payout FROM settlement
                WHERE through = c.through) AS s ON true
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final ProjectionWrites writes;

    ClosingList(JdbcTemplate jdbc, ProjectionWrites writes) {
        this.jdbc = jdbc;
        client = JdbcClient.create(jdbc);
        this.writes = writes;
    }

    /** The latest period first. */
    public List<ClosingView> latest(int limit) {
        return client.sql(CLOSINGS + "ORDER BY c.through DESC LIMIT ?")
                .param(Math.clamp(limit, 1, Settlements.PAGE_MAX))
                .query(ClosingList::closing)
                .list();
    }

    public Optional<ClosingView> find(LocalDate through) {
        return client.sql(CLOSINGS + "WHERE c.through = ?")
                .param(through)
                .query(ClosingList::closing)
                .optional();
    }

    @EventHandler
    void on(ClosingBegun e) {
        writes.add(
                """
                INSERT INTO settlement_closing
                    (through, from_date, payout_date, cut_off, begun_at, begun_by)
                VALUES (?, ?, ?, ?, ?::timestamptz, ?)
                """,
                e.through(),
                e.from(),
                e.payoutDate(),
                e.cutOff(),
                e.occurredAt(),
                e.by());
    }

    @EventHandler
    void on(ClosingCompleted e) {
        writes.add(
                """
                UPDATE settlement_closing SET completed_at = ?::timestamptz, settlements = ?
                WHERE through = ?
                """,
                e.occurredAt(),
                e.settlements(),
                e.through());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE settlement_closing");
    }

    private static ClosingView closing(ResultSet row, int number) throws SQLException {
        return new ClosingView(
                row.getObject("from_date", LocalDate.class),
                row.getObject("through", LocalDate.class),
                row.getObject("payout_date", LocalDate.class),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getString("begun_by"),
                timeOrNull(row, "completed_at"),
                row.getInt("settled"),
                Yen.of(row.getLong("payout")));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * @param completedAt null while it is under way
     */
    public record ClosingView(
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            Instant begunAt,
            String begunBy,
            @Nullable Instant completedAt,
            int settlements,
            Yen payout) {}
}
