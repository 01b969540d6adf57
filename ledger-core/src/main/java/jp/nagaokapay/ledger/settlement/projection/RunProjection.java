package jp.nagaokapay.ledger.settlement.projection;

import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingBegun;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingCompleted;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutFixed;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutReleased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Closings and payouts: who began them, and how far they are. */
@Component
@ProcessingGroup("settlement")
class RunProjection {
    private final JdbcTemplate jdbc;
    private final ProjectionWrites writes;

    RunProjection(JdbcTemplate jdbc, ProjectionWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
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
                e.occurredAt().toString(),
                e.by());
    }

    @EventHandler
    void on(ClosingCompleted e) {
        writes.add(
                """
                UPDATE settlement_closing SET completed_at = ?::timestamptz, settlements = ?
                WHERE through = ?
                """,
                e.occurredAt().toString(),
                e.settlements(),
                e.through());
    }

    @EventHandler
    void on(PayoutReleased e) {
        writes.add(
                """
                INSERT INTO settlement_payout (payout_date, released_at, released_by)
                VALUES (?, ?::timestamptz, ?)
                """,
                e.date(),
                e.occurredAt().toString(),
                e.by());
    }

    @EventHandler
    void on(PayoutFixed e) {
        writes.add(
                """
                UPDATE settlement_payout SET fixed_at = ?::timestamptz, transfers = ?, total = ?
                WHERE payout_date = ?
                """,
                e.occurredAt().toString(),
                e.transfers(),
                e.total().amount(),
                e.date());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE settlement_closing, settlement_payout");
    }
}
