package jp.nagaokapay.ledger.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The payments and refunds of each settlement, as shops' statements list them: the same events that
 * credit their receivables.
 */
@Component
@ProcessingGroup(SettlementProcessors.MOVEMENTS)
public final class SettlementMovements {
    private static final String ADD =
            """
            WITH added AS (
                INSERT INTO settlement_movement (merchant_id, position, at, business_date,
                    payment_id, merchant_payment_id, refund_id, captured, refunded, points)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING merchant_id, captured, refunded)
            INSERT INTO settlement_shop AS s (merchant_id, captured, refunded)
            SELECT merchant_id, sum(captured), sum(refunded) FROM added
            GROUP BY merchant_id ORDER BY merchant_id
            ON CONFLICT (merchant_id) DO UPDATE SET captured = s.captured + excluded.captured,
                refunded = s.refunded + excluded.refunded
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

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final BulkWrite add;

    SettlementMovements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        client = JdbcClient.create(jdbc);
        add =
                new BulkWrite(
                        jdbc,
                        ADD,
                        "text bigint timestamptz date text text text bigint bigint bigint");
    }

    /** Every payment and refund that is in a settlement, in the order of the log. */
    public List<Movement> of(SettlementId settlementId) {
        return client.sql(MOVEMENTS)
                .param("id", settlementId.value())
                .query(SettlementMovements::movement)
                .list();
    }

    @EventHandler
    void on(PaymentMade e, TrackingToken token) {
        captured(
                e.merchantId(),
                token,
                e.occurredAt(),
                e.paymentId(),
                e.merchantPaymentId(),
                e.amount(),
                e.parts());
    }

    @EventHandler
    void on(PaymentCaptured e, TrackingToken token) {
        captured(
                e.merchantId(),
                token,
                e.occurredAt(),
                e.paymentId(),
                e.merchantPaymentId(),
                e.amount(),
                e.parts());
    }

    @EventHandler
    void on(PaymentRefunded e, TrackingToken token) {
        gather(
                e.merchantId(),
                token,
                e.occurredAt(),
                e.paymentId(),
                e.merchantPaymentId(),
                e.merchantRefundId(),
                Yen.ZERO,
                e.amount(),
                LotPart.total(e.returned(), LotKind.POINTS)
                        .plus(LotPart.total(e.lapsed(), LotKind.POINTS)));
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE settlement_movement, settlement_shop");
    }

    private void captured(
            MerchantId shop,
            TrackingToken token,
            Instant at,
            PaymentId payment,
            String merchantPaymentId,
            Yen amount,
            List<LotPart> parts) {
        gather(
                shop,
                token,
                at,
                payment,
                merchantPaymentId,
                null,
                amount,
                Yen.ZERO,
                LotPart.total(parts, LotKind.POINTS));
    }

    private void gather(
            MerchantId shop,
            TrackingToken token,
            Instant at,
            PaymentId payment,
            String merchantPaymentId,
            @Nullable String refundId,
            Yen captured,
            Yen refunded,
            Yen points) {
        ProjectionWrites.<List<@Nullable Object[]>>gather(
                        "settlement-movements", ArrayList::new, add::write)
                .add(
                        new @Nullable Object[] {
                            shop,
                            token.position().orElseThrow(),
                            at,
                            BusinessDate.of(at),
                            payment,
                            merchantPaymentId,
                            refundId,
                            captured.amount(),
                            refunded.amount(),
                            points.amount()
                        });
    }

    private static Movement movement(ResultSet row, int number) throws SQLException {
        return new Movement(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("business_date", LocalDate.class),
                row.getString("payment_id"),
                row.getString("merchant_payment_id"),
                row.getString("refund_id"),
                Yen.of(row.getLong("captured")),
                Yen.of(row.getLong("refunded")),
                Yen.of(row.getLong("points")));
    }

    /**
     * One captured payment ({@code refunded} zero) or one refund ({@code captured} zero).
     *
     * @param refundId null for a payment
     * @param points how much of it was points
     */
    public record Movement(
            Instant at,
            LocalDate businessDate,
            String paymentId,
            String merchantPaymentId,
            @Nullable String refundId,
            Yen captured,
            Yen refunded,
            Yen points) {}
}
