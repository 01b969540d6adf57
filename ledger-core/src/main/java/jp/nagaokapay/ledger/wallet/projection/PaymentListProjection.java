package jp.nagaokapay.ledger.wallet.projection;

import static jp.nagaokapay.ledger.wallet.LotKind.PAID;
import static jp.nagaokapay.ledger.wallet.LotKind.POINTS;
import static jp.nagaokapay.ledger.wallet.LotPart.total;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.store.BulkWrite;
import jp.nagaokapay.ledger.store.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
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
                        "text",
                        "text",
                        "text",
                        "text",
                        "bigint",
                        "timestamptz",
                        "text",
                        "text",
                        "timestamptz",
                        "timestamptz",
                        "text",
                        "bigint",
                        "bigint",
                        "bigint",
                        "bigint",
                        "bigint");
    }

    @EventHandler
    void on(WalletEvent event, TrackingToken token) {
        Change change = changeOf(event);
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

    /** What an event adds to its payment's row; null when it is not about a payment. */
    private static @Nullable Change changeOf(WalletEvent event) {
        return switch (event) {
            case PaymentAuthorized e ->
                    new Change(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .by(e.terminalId(), e.mode(), e.expiresAt())
                            .amounts(e.amount(), Yen.ZERO, Yen.ZERO)
                            .split(1, e.parts());
            case PaymentMade e ->
                    new Change(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .by(e.terminalId(), e.mode(), null)
                            .amounts(e.amount(), e.amount(), Yen.ZERO)
                            .split(1, e.parts())
                            .captured(e.occurredAt());
            // From here on the split is that of the captured amount: the rest comes off.
            case PaymentCaptured e ->
                    new Change(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .amounts(Yen.ZERO, e.amount(), Yen.ZERO)
                            .split(
                                    -1,
                                    Stream.concat(e.released().stream(), e.lapsed().stream())
                                            .toList())
                            .captured(e.occurredAt());
            case PaymentVoided e ->
                    new Change(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .ended(PaymentStatus.VOIDED);
            case HoldExpired e ->
                    new Change(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .ended(PaymentStatus.EXPIRED);
            case PaymentRefunded e ->
                    new Change(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .amounts(Yen.ZERO, Yen.ZERO, e.amount());
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    WalletCharged _,
                    ChargeFailed _,
                    ChargeReversed _,
                    PointsGranted _,
                    LotExpired _,
                    WalletSuspended _,
                    WalletResumed _,
                    WalletClosed _ ->
                    null;
        };
    }

    /** A row in the making; what is not said stays null or zero and changes nothing. */
    private static final class Change {
        private final PaymentId paymentId;
        private final MerchantId merchantId;
        private final String merchantPaymentId;
        private @Nullable TerminalId terminalId;
        private @Nullable PaymentMode mode;
        private @Nullable Instant expiresAt;
        private @Nullable Instant capturedAt;
        private @Nullable PaymentStatus endedAs;
        private long amount;
        private long captured;
        private long refunded;
        private long paid;
        private long points;

        Change(PaymentId paymentId, MerchantId merchantId, String merchantPaymentId) {
            this.paymentId = paymentId;
            this.merchantId = merchantId;
            this.merchantPaymentId = merchantPaymentId;
        }

        Change by(@Nullable TerminalId terminal, PaymentMode how, @Nullable Instant until) {
            terminalId = terminal;
            mode = how;
            expiresAt = until;
            return this;
        }

        Change amounts(Yen authorized, Yen taken, Yen returned) {
            amount = authorized.amount();
            captured = taken.amount();
            refunded = returned.amount();
            return this;
        }

        Change split(int sign, List<LotPart> parts) {
            paid = sign * total(parts, PAID).amount();
            points = sign * total(parts, POINTS).amount();
            return this;
        }

        Change captured(Instant at) {
            capturedAt = at;
            return this;
        }

        Change ended(PaymentStatus as) {
            endedAs = as;
            return this;
        }

        @Nullable Object[] row(WalletEvent event, long position) {
            return new @Nullable Object[] {
                paymentId,
                event.walletId(),
                merchantId,
                merchantPaymentId,
                position,
                event.occurredAt(),
                terminalId,
                mode,
                expiresAt,
                capturedAt,
                endedAs,
                amount,
                captured,
                refunded,
                paid,
                points
            };
        }
    }
}
