package jp.nagaokapay.ledger.wallet.payment;

import static jp.nagaokapay.ledger.wallet.LotKind.PAID;
import static jp.nagaokapay.ledger.wallet.LotKind.POINTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What a shop's day needs besides the journal: payments that were authorized first, and refunds. A
 * payment made in one step writes nothing here. Read by {@link PaymentList}.
 */
@Component
@ProcessingGroup(PaymentList.NAME)
final class HoldsAndRefunds {
    private static final String HOLD =
            """
            INSERT INTO payment_hold (payment_id, merchant_id, merchant_payment_id, position,
                business_date, terminal_id, mode, status, amount, captured, paid, points,
                authorized_at, expires_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String END =
            """
            UPDATE payment_hold h SET status = e.status,
                business_date = coalesce(e.business_date, h.business_date),
                captured = coalesce(e.captured, h.captured),
                paid = coalesce(e.paid, h.paid), points = coalesce(e.points, h.points)
            FROM unnest(?, ?, ?, ?, ?, ?)
                AS e(payment_id, status, business_date, captured, paid, points)
            WHERE h.payment_id = e.payment_id
            """;

    private static final String REFUND =
            """
            INSERT INTO payment_refund (merchant_id, business_date, position, payment_id, amount)
            SELECT * FROM unnest(?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite hold;
    private final BulkWrite end;
    private final BulkWrite refund;

    HoldsAndRefunds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        hold =
                new BulkWrite(
                        jdbc,
                        HOLD,
                        "text text text bigint date text text text bigint bigint bigint bigint"
                                + " timestamptz timestamptz");
        end = new BulkWrite(jdbc, END, "text text date bigint bigint bigint");
        refund = new BulkWrite(jdbc, REFUND, "text date bigint text bigint");
    }

    @EventHandler
    void on(PaymentAuthorized e, TrackingToken token) {
        batch().holds
                .add(
                        new @Nullable Object[] {
                            e.paymentId(),
                            e.merchantId(),
                            e.merchantPaymentId(),
                            token.position().orElseThrow(),
                            BusinessDate.of(e.occurredAt()),
                            e.terminalId(),
                            e.mode(),
                            PaymentStatus.AUTHORIZED,
                            e.amount().amount(),
                            0,
                            LotPart.total(e.parts(), PAID).amount(),
                            LotPart.total(e.parts(), POINTS).amount(),
                            e.occurredAt(),
                            e.expiresAt()
                        });
    }

    /** From here on the split is that of the captured amount, and the day that of the capture. */
    @EventHandler
    void on(PaymentCaptured e) {
        ended(
                e.paymentId(),
                PaymentStatus.CAPTURED,
                BusinessDate.of(e.occurredAt()),
                e.amount().amount(),
                LotPart.total(e.parts(), PAID).amount(),
                LotPart.total(e.parts(), POINTS).amount());
    }

    @EventHandler
    void on(PaymentVoided e) {
        ended(e.paymentId(), PaymentStatus.VOIDED, null, null, null, null);
    }

    @EventHandler
    void on(HoldExpired e) {
        ended(e.paymentId(), PaymentStatus.EXPIRED, null, null, null, null);
    }

    @EventHandler
    void on(PaymentRefunded e, TrackingToken token) {
        batch().refunds
                .add(
                        new @Nullable Object[] {
                            e.merchantId(),
                            BusinessDate.of(e.capturedAt()),
                            token.position().orElseThrow(),
                            e.paymentId(),
                            e.amount().amount()
                        });
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE payment_hold, payment_refund");
    }

    private void ended(
            PaymentId payment,
            PaymentStatus status,
            @Nullable LocalDate date,
            @Nullable Long captured,
            @Nullable Long paid,
            @Nullable Long points) {
        batch().ends.add(new @Nullable Object[] {payment, status, date, captured, paid, points});
    }

    private Batch batch() {
        return ProjectionWrites.gather(PaymentList.NAME, Batch::new, this::write);
    }

    /** A hold ends once, and not before it was made. */
    private void write(Batch batch) {
        hold.write(batch.holds);
        end.write(batch.ends);
        refund.write(batch.refunds);
    }

    private static final class Batch {
        private final List<@Nullable Object[]> holds = new ArrayList<>();
        private final List<@Nullable Object[]> ends = new ArrayList<>();
        private final List<@Nullable Object[]> refunds = new ArrayList<>();
    }
}
