package jp.nagaokapay.ledger.wallet.payment;

import static jp.nagaokapay.ledger.wallet.LotKind.PAID;
import static jp.nagaokapay.ledger.wallet.LotKind.POINTS;
import static jp.nagaokapay.ledger.wallet.LotPart.total;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * What an event adds to its payment's row; what is not said stays null or zero and changes nothing.
 */
final class PaymentChange {
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

    private PaymentChange(PaymentId paymentId, MerchantId merchantId, String merchantPaymentId) {
        this.paymentId = paymentId;
        this.merchantId = merchantId;
        this.merchantPaymentId = merchantPaymentId;
    }

    /** Null when the event is not about a payment. */
    static @Nullable PaymentChange of(WalletEvent event) {
        return switch (event) {
            case PaymentAuthorized e ->
                    new PaymentChange(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .by(e.terminalId(), e.mode(), e.expiresAt())
                            .amounts(e.amount(), Yen.ZERO, Yen.ZERO)
                            .split(1, e.parts());
            case PaymentMade e ->
                    new PaymentChange(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .by(e.terminalId(), e.mode(), null)
                            .amounts(e.amount(), e.amount(), Yen.ZERO)
                            .split(1, e.parts())
                            .captured(e.occurredAt());
            // From here on the split is that of the captured amount: the rest comes off.
            case PaymentCaptured e ->
                    new PaymentChange(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .amounts(Yen.ZERO, e.amount(), Yen.ZERO)
                            .split(
                                    -1,
                                    Stream.concat(e.released().stream(), e.lapsed().stream())
                                            .toList())
                            .captured(e.occurredAt());
            case PaymentVoided e ->
                    new PaymentChange(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .ended(PaymentStatus.VOIDED);
            case HoldExpired e ->
                    new PaymentChange(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .ended(PaymentStatus.EXPIRED);
            case PaymentRefunded e ->
                    new PaymentChange(e.paymentId(), e.merchantId(), e.merchantPaymentId())
                            .amounts(Yen.ZERO, Yen.ZERO, e.amount());
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    WalletCharged _,
                    ChargeFailed _,
                    ChargeReversed _,
                    PointsGranted _,
                    PointsTakenBack _,
                    LotExpired _,
                    WalletSuspended _,
                    WalletResumed _,
                    WalletClosed _ ->
                    null;
        };
    }

    private PaymentChange by(
            @Nullable TerminalId terminal, PaymentMode how, @Nullable Instant until) {
        terminalId = terminal;
        mode = how;
        expiresAt = until;
        return this;
    }

    private PaymentChange amounts(Yen authorized, Yen taken, Yen returned) {
        amount = authorized.amount();
        captured = taken.amount();
        refunded = returned.amount();
        return this;
    }

    private PaymentChange split(int sign, List<LotPart> parts) {
        paid = sign * total(parts, PAID).amount();
        points = sign * total(parts, POINTS).amount();
        return this;
    }

    private PaymentChange captured(Instant at) {
        capturedAt = at;
        return this;
    }

    private PaymentChange ended(PaymentStatus as) {
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
