package jp.nagaokapay.ledger.settlement.projection;

import java.time.Instant;
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
import org.springframework.stereotype.Component;

/** What shops' statements list: the same events that credit their receivables. */
@Component
@ProcessingGroup("settlement-movement")
class MovementProjection {
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

    private final JdbcTemplate jdbc;
    private final BulkWrite add;

    MovementProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        add =
                new BulkWrite(
                        jdbc,
                        ADD,
                        "text bigint timestamptz date text text text bigint bigint bigint");
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
}
