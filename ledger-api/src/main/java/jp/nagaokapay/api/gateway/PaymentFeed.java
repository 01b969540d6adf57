package jp.nagaokapay.api.gateway;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.gateway.ledger.LedgerFeed;
import jp.nagaokapay.gateway.ledger.LedgerFeed.Kind;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletResumed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletSuspended;
import org.jspecify.annotations.Nullable;

/** The payment events of the log, as the gateway reports them to shops. */
final class PaymentFeed {
    private static final int ENTRIES_MAX = 1_000;

    private PaymentFeed() {}

    /** Reads one page of the log, and no more of it than {@code limit} payments' entries. */
    static LedgerFeed read(EventLog log, long afterPosition, int limit) {
        int size = Math.clamp(limit, 1, ENTRIES_MAX);
        List<LedgerFeed.Entry> entries = new ArrayList<>();
        long upTo = afterPosition;
        for (EventLog.Entry logged : log.readRecent(afterPosition)) {
            if (entries.size() == size) {
                break;
            }
            upTo = logged.position();
            LedgerFeed.Entry entry =
                    logged.event() instanceof WalletEvent event ? entry(upTo, event) : null;
            if (entry != null) {
                entries.add(entry);
            }
        }
        return new LedgerFeed(entries, upTo);
    }

    private static LedgerFeed.@Nullable Entry entry(long position, WalletEvent event) {
        EntryBuilder entry = new EntryBuilder(position, event);
        return switch (event) {
            case PaymentAuthorized e ->
                    entry.of(
                            Kind.AUTHORIZED,
                            e.merchantId(),
                            e.merchantPaymentId(),
                            e.paymentId(),
                            e.amount());
            case PaymentMade e ->
                    entry.of(
                            Kind.CAPTURED,
                            e.merchantId(),
                            e.merchantPaymentId(),
                            e.paymentId(),
                            e.amount());
            case PaymentCaptured e ->
                    entry.of(
                            Kind.CAPTURED,
                            e.merchantId(),
                            e.merchantPaymentId(),
                            e.paymentId(),
                            e.amount());
            case PaymentVoided e ->
                    entry.of(
                            Kind.VOIDED,
                            e.merchantId(),
                            e.merchantPaymentId(),
                            e.paymentId(),
                            e.amount());
            case HoldExpired e ->
                    entry.of(
                            Kind.EXPIRED,
                            e.merchantId(),
                            e.merchantPaymentId(),
                            e.paymentId(),
                            e.amount());
            case PaymentRefunded e -> refund(position, e);
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    WalletCharged _,
                    ChargeFailed _,
                    ChargeReversed _,
                    PointsGranted _,
                    PointsTakenBack _,
                    LotExpired _,
                    TransferEvent _,
                    WalletSuspended _,
                    WalletResumed _,
                    WalletClosed _ ->
                    null;
        };
    }

    private static LedgerFeed.Entry refund(long position, PaymentRefunded e) {
        return new LedgerFeed.Entry(
                position,
                e.occurredAt(),
                Kind.REFUNDED,
                e.merchantId().value(),
                e.merchantPaymentId(),
                e.paymentId().value(),
                e.amount().amount(),
                e.merchantRefundId());
    }

    private record EntryBuilder(long position, WalletEvent event) {
        LedgerFeed.Entry of(
                Kind kind,
                MerchantId merchantId,
                String merchantPaymentId,
                PaymentId paymentId,
                Yen amount) {
            return new LedgerFeed.Entry(
                    position,
                    event.occurredAt(),
                    kind,
                    merchantId.value(),
                    merchantPaymentId,
                    paymentId.value(),
                    amount.amount(),
                    null);
        }
    }
}
