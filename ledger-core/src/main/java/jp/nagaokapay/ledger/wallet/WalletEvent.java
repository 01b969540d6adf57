package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a wallet, in the order in which it usually happens; what moves
 * value to another wallet, and from one, is a {@link TransferEvent}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WalletEvent extends LedgerEvent
        permits WalletEvent.WalletOpened,
                WalletEvent.ResidencyChanged,
                WalletEvent.ChargeRequested,
                WalletEvent.WalletCharged,
                WalletEvent.ChargeFailed,
                WalletEvent.ChargeReversed,
                WalletEvent.PointsGranted,
                WalletEvent.PointsTakenBack,
                WalletEvent.PaymentAuthorized,
                WalletEvent.PaymentCaptured,
                WalletEvent.PaymentMade,
                WalletEvent.PaymentVoided,
                WalletEvent.HoldExpired,
                WalletEvent.PaymentRefunded,
                WalletEvent.LotExpired,
                WalletEvent.WalletSuspended,
                WalletEvent.WalletResumed,
                WalletEvent.WalletClosed,
                TransferEvent {
    WalletId walletId();

    record WalletOpened(
            WalletId walletId,
            Instant occurredAt,
            HolderRef holder,
            Residency residency,
            boolean corporate)
            implements WalletEvent {}

    /** The holder moved into or out of the city; {@code residency} is the new one. */
    record ResidencyChanged(
            WalletId walletId, Instant occurredAt, Residency residency, boolean corporate)
            implements WalletEvent {}

    /** Limits are checked and reserved; the money is being asked for. */
    record ChargeRequested(
            WalletId walletId,
            Instant occurredAt,
            ChargeId chargeId,
            Yen amount,
            Channel channel,
            String fundingReference)
            implements WalletEvent {}

    /** The money is in: a paid lot that can be spent until the end of {@code expiresOn}. */
    record WalletCharged(
            WalletId walletId,
            Instant occurredAt,
            ChargeId chargeId,
            LotId lotId,
            Yen amount,
            Channel channel,
            LocalDate expiresOn)
            implements WalletEvent {}

    record ChargeFailed(
            WalletId walletId, Instant occurredAt, ChargeId chargeId, Yen amount, String reason)
            implements WalletEvent {}

    /** A mistaken charge, still unspent, is undone; the money goes back the way it came. */
    record ChargeReversed(
            WalletId walletId,
            Instant occurredAt,
            ChargeId chargeId,
            LotId lotId,
            Yen amount,
            Channel channel,
            LocalDate expiresOn)
            implements WalletEvent {}

    /**
     * Premium points arrived.
     *
     * @param source what granted them, e.g. {@code campaign:…}
     * @param occasionId the id of what earned them, unique within the source
     */
    record PointsGranted(
            WalletId walletId,
            Instant occurredAt,
            GrantId grantId,
            String source,
            String occasionId,
            LotId lotId,
            Points points,
            LocalDate expiresOn,
            @Nullable ShopClass restriction)
            implements WalletEvent {}

    /**
     * Premium points went back to what had granted them, since what earned them was refunded or
     * reversed.
     *
     * @param reference the id of the refund or reversal
     * @param points what was taken out of the lot
     * @param missing what was to be taken and was not there any more
     */
    record PointsTakenBack(
            WalletId walletId,
            Instant occurredAt,
            GrantId grantId,
            String source,
            String occasionId,
            String reference,
            LotId lotId,
            Points points,
            Points missing,
            LocalDate expiresOn)
            implements WalletEvent {}

    /** A hold on {@code parts}, open until captured, voided or expired. */
    record PaymentAuthorized(
            WalletId walletId,
            Instant occurredAt,
            PaymentId paymentId,
            String merchantPaymentId,
            MerchantId merchantId,
            @Nullable TerminalId terminalId,
            PaymentMode mode,
            Yen amount,
            List<LotPart> parts,
            Instant expiresAt,
            @Nullable CodeId codeId,
            @Nullable Instant codeExpiresAt)
            implements WalletEvent {}

    /** Part or all of a hold is taken; the rest went back, or lapsed with its lot. */
    record PaymentCaptured(
            WalletId walletId,
            Instant occurredAt,
            PaymentId paymentId,
            String merchantPaymentId,
            MerchantId merchantId,
            Yen amount,
            List<LotPart> parts,
            List<LotPart> released,
            List<LotPart> lapsed)
            implements WalletEvent {}

    /**
     * Authorized and captured in one step.
     *
     * @param merchantPaymentId not in the JSON where it is the paymentId, as at a sticker
     */
    record PaymentMade(
            WalletId walletId,
            Instant occurredAt,
            PaymentId paymentId,
            @Nullable String merchantPaymentId,
            MerchantId merchantId,
            @Nullable TerminalId terminalId,
            PaymentMode mode,
            Yen amount,
            List<LotPart> parts,
            @Nullable CodeId codeId,
            @Nullable Instant codeExpiresAt)
            implements WalletEvent {
        public PaymentMade {
            if (paymentId.value().equals(merchantPaymentId)) {
                merchantPaymentId = null;
            }
        }

        @Override
        public String merchantPaymentId() {
            return merchantPaymentId == null ? paymentId.value() : merchantPaymentId;
        }

        @JsonGetter("merchantPaymentId")
        @Nullable String givenByShop() {
            return merchantPaymentId;
        }
    }

    /** A hold was released untaken by the shop. */
    record PaymentVoided(
            WalletId walletId,
            Instant occurredAt,
            PaymentId paymentId,
            String merchantPaymentId,
            MerchantId merchantId,
            Yen amount,
            List<LotPart> released,
            List<LotPart> lapsed)
            implements WalletEvent {}

    /** A hold ended because nobody captured it in time. */
    record HoldExpired(
            WalletId walletId,
            Instant occurredAt,
            PaymentId paymentId,
            String merchantPaymentId,
            MerchantId merchantId,
            Yen amount,
            List<LotPart> released,
            List<LotPart> lapsed)
            implements WalletEvent {}

    /**
     * Captured value came back.
     *
     * @param returned what can be spent again
     * @param lapsed what could not come back, its lot having expired or the wallet being closed
     * @param capturedAt when the payment was captured
     */
    record PaymentRefunded(
            WalletId walletId,
            Instant occurredAt,
            PaymentId paymentId,
            String merchantPaymentId,
            MerchantId merchantId,
            RefundId refundId,
            String merchantRefundId,
            Yen amount,
            List<LotPart> returned,
            List<LotPart> lapsed,
            Instant capturedAt)
            implements WalletEvent {}

    /** What was left of a lot after {@code expiresOn} is worth nothing; booked to that date. */
    record LotExpired(
            WalletId walletId,
            Instant occurredAt,
            LotId lotId,
            LotKind kind,
            Yen amount,
            LocalDate expiresOn)
            implements WalletEvent {}

    record WalletSuspended(WalletId walletId, Instant occurredAt, String reason)
            implements WalletEvent {}

    record WalletResumed(WalletId walletId, Instant occurredAt) implements WalletEvent {}

    /** The wallet is closed for good; {@code lapsed} is what was still in it. */
    record WalletClosed(
            WalletId walletId,
            Instant occurredAt,
            Residency residency,
            boolean corporate,
            List<LotPart> lapsed)
            implements WalletEvent {}
}
