package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a wallet; about transfers it is {@link TransferCommand}. */
public sealed interface WalletCommand<R> extends LedgerCommand<R>
        permits WalletCommand.OpenWallet,
                WalletCommand.ChangeResidency,
                WalletCommand.RequestCharge,
                WalletCommand.ConfirmCharge,
                WalletCommand.FailCharge,
                WalletCommand.ReverseCharge,
                WalletCommand.GrantPoints,
                WalletCommand.TakeBackPoints,
                WalletCommand.AuthorizePayment,
                WalletCommand.Pay,
                WalletCommand.CapturePayment,
                WalletCommand.VoidPayment,
                WalletCommand.ExpireHold,
                WalletCommand.RefundPayment,
                WalletCommand.ExpireLots,
                WalletCommand.SuspendWallet,
                WalletCommand.ResumeWallet,
                WalletCommand.CloseWallet,
                TransferCommand {
    @TargetAggregateIdentifier
    WalletId walletId();

    @Override
    default Rule targetIsKnown() {
        return WalletRule.WALLET_IS_KNOWN;
    }

    /** One holder has one wallet. */
    record OpenWallet(WalletId walletId, HolderRef holder, Residency residency, boolean corporate)
            implements WalletCommand<WalletId> {
        @Override
        public String businessKey() {
            return "wallet-of:" + holder;
        }
    }

    /** Says where the holder lives now; no event when nothing changes. */
    record ChangeResidency(WalletId walletId, Residency residency)
            implements WalletCommand<WalletId> {}

    /**
     * First step of a charge: reserves the limits.
     *
     * @param onceKey what makes the request unique within the wallet: the caller's Idempotency-Key
     * @param fundingReference the provider's reference (the receipt's number at a counter), unique
     *     for ever within the channel
     */
    record RequestCharge(
            WalletId walletId,
            ChargeId chargeId,
            Yen amount,
            Channel channel,
            String fundingReference,
            String onceKey)
            implements WalletCommand<ChargeReceipt> {
        @Override
        public String businessKey() {
            return "charge:" + walletId + ':' + onceKey;
        }

        @Override
        public String aliasKey() {
            return "funding:" + channel + ':' + fundingReference;
        }
    }

    /** Last step of a charge, when the money is in. Asked again, it answers the same again. */
    record ConfirmCharge(WalletId walletId, ChargeId chargeId)
            implements WalletCommand<ChargeReceipt> {}

    /** Last step of a charge, when the money is not coming; frees what was reserved. */
    record FailCharge(WalletId walletId, ChargeId chargeId, String reason)
            implements WalletCommand<ChargeReceipt> {}

    record ReverseCharge(WalletId walletId, ChargeId chargeId)
            implements WalletCommand<ChargeReceipt> {
        @Override
        public String businessKey() {
            return "reversal:" + chargeId;
        }
    }

    /**
     * Adds a lot of points.
     *
     * @param source what grants them, e.g. {@code campaign:…}
     * @param occasionId the id of what earned them, unique within the source
     * @param at the business time of what earned them
     */
    record GrantPoints(
            WalletId walletId,
            GrantId grantId,
            String source,
            String occasionId,
            Points points,
            LocalDate expiresOn,
            @Nullable ShopClass restriction,
            Instant at)
            implements WalletCommand<GrantId> {
        @Override
        public String businessKey() {
            return "grant:" + source + ':' + occasionId;
        }
    }

    /**
     * Takes back points of one grant, as many as are still free in their lot; what is spent
     * already, or held for a payment, is not taken from other lots.
     *
     * @param source what granted them
     * @param occasionId what earned them
     * @param reference the id of the refund or reversal, once for each grant
     * @param expiresOn the last day on which they could be spent
     * @param at the business time of the refund or reversal
     */
    record TakeBackPoints(
            WalletId walletId,
            GrantId grantId,
            String source,
            String occasionId,
            String reference,
            Points points,
            LocalDate expiresOn,
            Instant at)
            implements WalletCommand<GrantId> {
        @Override
        public String businessKey() {
            return "take-back:" + source + ':' + occasionId + ':' + reference;
        }
    }

    /** Puts a hold on available value. */
    record AuthorizePayment(WalletId walletId, PaymentRequest request)
            implements WalletCommand<PaymentReceipt> {
        @Override
        public String businessKey() {
            return request.businessKey();
        }

        @Override
        public @Nullable ReadVersion reliesOn() {
            return request.shopAsRead();
        }
    }

    /** Authorizes and captures in one step. */
    record Pay(WalletId walletId, PaymentRequest request) implements WalletCommand<PaymentReceipt> {
        @Override
        public String businessKey() {
            return request.businessKey();
        }

        @Override
        public @Nullable ReadVersion reliesOn() {
            return request.shopAsRead();
        }
    }

    /**
     * Takes a hold, once.
     *
     * @param amount what to take; null takes all; the rest is released
     * @param shopAsRead what was seen of the shop when it was found to be one that may be paid
     */
    record CapturePayment(
            WalletId walletId,
            PaymentId paymentId,
            @Nullable Yen amount,
            @Nullable ReadVersion shopAsRead)
            implements WalletCommand<PaymentReceipt> {
        @Override
        public String businessKey() {
            return "end-of:" + paymentId;
        }

        @Override
        public @Nullable ReadVersion reliesOn() {
            return shopAsRead;
        }
    }

    /**
     * Releases a hold untaken.
     *
     * @param shopAsRead what was seen of the shop when its terminal was found to be live
     */
    record VoidPayment(WalletId walletId, PaymentId paymentId, @Nullable ReadVersion shopAsRead)
            implements WalletCommand<PaymentReceipt> {
        @Override
        public String businessKey() {
            return "end-of:" + paymentId;
        }

        @Override
        public @Nullable ReadVersion reliesOn() {
            return shopAsRead;
        }
    }

    /** Ends a hold whose time has passed; no event when it ended otherwise. */
    record ExpireHold(WalletId walletId, PaymentId paymentId) implements WalletCommand<PaymentId> {}

    /**
     * Returns captured value, whole or in part, to the lots it came from.
     *
     * @param shopAsRead what was seen of the shop when its terminal was found to be live
     */
    record RefundPayment(
            WalletId walletId,
            PaymentId paymentId,
            MerchantId merchantId,
            RefundId refundId,
            String merchantRefundId,
            Yen amount,
            @Nullable ReadVersion shopAsRead)
            implements WalletCommand<RefundReceipt> {
        @Override
        public String businessKey() {
            return "refund:" + merchantId + ':' + merchantRefundId;
        }

        @Override
        public @Nullable ReadVersion reliesOn() {
            return shopAsRead;
        }
    }

    /** Books every lot that expired before {@code today}; no event when there is none. */
    record ExpireLots(WalletId walletId, LocalDate today) implements WalletCommand<Integer> {}

    record SuspendWallet(WalletId walletId, String reason) implements WalletCommand<WalletId> {}

    record ResumeWallet(WalletId walletId) implements WalletCommand<WalletId> {}

    /**
     * Closes a wallet without open holds and pending charges; what is in it lapses.
     *
     * @param forfeit what its holder was told will lapse, and nothing else may; a stopped wallet is
     *     not closed by its holder. Null: the office closes it, stopped or not, with what is in it
     */
    record CloseWallet(WalletId walletId, @Nullable Yen forfeit)
            implements WalletCommand<WalletId> {
        public CloseWallet(WalletId walletId) {
            this(walletId, null);
        }
    }
}
