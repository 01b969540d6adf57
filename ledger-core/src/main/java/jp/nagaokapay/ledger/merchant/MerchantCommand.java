package jp.nagaokapay.ledger.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a shop. */
public sealed interface MerchantCommand<R> extends LedgerCommand<R> {
    @TargetAggregateIdentifier
    MerchantId merchantId();

    record RegisterMerchant(
            MerchantId merchantId, ShopProfile profile, @Nullable String bankAccount)
            implements MerchantCommand<MerchantId> {
        @Override
        public String businessKey() {
            return "registration:" + merchantId;
        }
    }

    /** No event when it is so already. */
    record ChangeShopProfile(MerchantId merchantId, ShopProfile profile, String by)
            implements MerchantCommand<MerchantId> {}

    record ApproveMerchant(MerchantId merchantId) implements MerchantCommand<MerchantId> {}

    record SuspendMerchant(MerchantId merchantId, String reason)
            implements MerchantCommand<MerchantId> {}

    record ResumeMerchant(MerchantId merchantId) implements MerchantCommand<MerchantId> {}

    record WithdrawMerchant(MerchantId merchantId) implements MerchantCommand<MerchantId> {}

    record EnrolTerminal(MerchantId merchantId, TerminalId terminalId, String label)
            implements MerchantCommand<TerminalId> {}

    /**
     * Sets the largest amount that a single payment of a terminal may have.
     *
     * @param paymentMax null: no limit of its own
     */
    record LimitTerminal(MerchantId merchantId, TerminalId terminalId, @Nullable Yen paymentMax)
            implements MerchantCommand<TerminalId> {}

    record RevokeTerminal(MerchantId merchantId, TerminalId terminalId)
            implements MerchantCommand<TerminalId> {}

    /**
     * Closes a payment's id that the log does not know, so that a request still under way is
     * refused: it takes the key that the payment would have. A duplicate when the payment is in the
     * log after all.
     *
     * @param shopAsRead what was seen of the shop when its terminal was found to be live
     */
    record ClosePaymentId(
            MerchantId merchantId, String merchantPaymentId, @Nullable ReadVersion shopAsRead)
            implements MerchantCommand<MerchantId> {
        @Override
        public String businessKey() {
            return key(merchantId, merchantPaymentId);
        }

        @Override
        public @Nullable ReadVersion reliesOn() {
            return shopAsRead;
        }

        /** The log's key of a payment at a shop. */
        public static String key(MerchantId merchantId, String merchantPaymentId) {
            return "payment:" + merchantId + ':' + merchantPaymentId;
        }
    }

    /**
     * Credits captured payments and refunds; what lies at or before the position already credited
     * is left out, so it may be sent again.
     *
     * @param at the business time of the last movement
     */
    record CreditReceivable(MerchantId merchantId, List<Movement> movements, Instant at)
            implements MerchantCommand<MerchantId> {}

    /**
     * Closes what is credited and not yet closed up to the end of a period: takes the fee, adds
     * what was carried over, and decides what is paid out. A period that is closed already, or
     * holds nothing and leaves nothing to pay, changes nothing.
     *
     * @param from the period's first day; what arrived late for earlier days is closed too
     * @param through the period's last day, which must be over
     * @param payoutDate when the bank is to pay
     * @param by opaque reference to the person who closes
     */
    record CloseReceivable(
            MerchantId merchantId,
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            SettlementTerms terms,
            String by)
            implements MerchantCommand<Boolean> {}

    /**
     * Pays another shop with what this one is owed and no settlement has.
     *
     * @param terms by which the fee is left that a closing now would take
     * @param receiverAsRead the other shop, approved, as it was looked at
     */
    record PaySupplier(
            MerchantId merchantId,
            SupplierPaymentId supplierPaymentId,
            MerchantId to,
            Yen amount,
            String reference,
            SettlementTerms terms,
            ReadVersion receiverAsRead,
            String by)
            implements MerchantCommand<SupplierReceipt> {
        @Override
        public ReadVersion reliesOn() {
            return receiverAsRead;
        }

        @Override
        public String businessKey() {
            return supplierPaymentId.value();
        }
    }

    /** Takes in what another shop paid; never refused. */
    record ReceiveSupplierPayment(
            MerchantId merchantId,
            SupplierPaymentId supplierPaymentId,
            MerchantId from,
            Yen amount,
            Instant at)
            implements MerchantCommand<MerchantId> {
        @Override
        public String businessKey() {
            return "received:" + supplierPaymentId;
        }
    }

    /** One captured payment ({@code refunded} zero) or one refund ({@code captured} zero). */
    record Movement(long position, Instant at, Yen captured, Yen refunded) {}
}
