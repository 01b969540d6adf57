package jp.nagaokapay.ledger.wallet.projection;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One row a payment, to which each of its events adds. Read by {@link PaymentListQueries}. */
@Component
@ProcessingGroup("payment-list")
class PaymentListProjection {
    /** The payment's events within one batch are summed first: an upsert meets a row only once. */
    private static final String UPSERT =
            """
            INSERT INTO payment_list AS p (payment_id, wallet_id, merchant_id, merchant_payment_id,
                position, authorized_at, terminal_id, mode, expires_at, captured_at, ended_as,
                amount, captured, refunded, paid, points)
            SELECT payment_id, min(wallet_id), min(merchant_id), min(merchant_payment_id),
                min(position), min(at), max(terminal_id), max(mode), max(expires_at),
                max(captured_at), max(ended_as),
                sum(amount), sum(captured), sum(refunded), sum(paid), sum(points)
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e(payment_id, wallet_id,
                merchant_id, merchant_payment_id, position, at, terminal_id, mode, expires_at,
                captured_at, ended_as, amount, captured, refunded, paid, points)
            GROUP BY payment_id
            ON CONFLICT (payment_id) DO UPDATE SET
                position = least(p.position, excluded.position),
                authorized_at = least(p.authorized_at, excluded.authorized_at),
                terminal_id = coalesce(p.terminal_id, excluded.terminal_id),
                mode = coalesce(p.mode, excluded.mode),
                expires_at = coalesce(p.expires_at, excluded.expires_at),
                captured_at = coalesce(p.captured_at, excluded.captured_at),
                ended_as = coalesce(p.ended_as, excluded.ended_as),
                amount = p.amount + excluded.amount,
                captured = p.captured + excluded.captured,
                refunded = p.refunded + excluded.refunded,
                paid = p.paid + excluded.paid,
                points = p.points + excluded.points
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite upsert;

    PaymentListProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        upsert =
                new BulkWrite(
                        jdbc,
                        UPSERT,
                        "text text text text bigint timestamptz text text timestamptz timestamptz text"
                                + " bigint bigint bigint bigint bigint");
    }

    @EventHandler
    void on(WalletEvent event, TrackingToken token) {
        PaymentChange change = PaymentChange.of(event);
        if (change == null) {
            return;
        }
        ProjectionWrites.<List<@Nullable Object[]>>gather(
                        "payment-list", ArrayList::new, upsert::write)
                .add(change.row(event, token.position().getAsLong()));
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE payment_list");
    }
}
