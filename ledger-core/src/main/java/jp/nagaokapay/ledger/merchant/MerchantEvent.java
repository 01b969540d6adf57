package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a shop, in the order in which it usually happens. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface MerchantEvent extends LedgerEvent {
    MerchantId merchantId();

    /**
     * @param bankAccount opaque reference to the bank account in the merchants' register; null when
     *     none is known yet
     */
    record MerchantRegistered(
            MerchantId merchantId,
            Instant occurredAt,
            ShopProfile profile,
            @Nullable String bankAccount)
            implements MerchantEvent {}

    /**
     * What the public knows of the shop is something else from here on.
     *
     * @param profile all of it, as it is now
     * @param standing where the shop stands
     * @param by opaque reference to the person who asked for it
     */
    record ShopProfileChanged(
            MerchantId merchantId,
            Instant occurredAt,
            ShopProfile profile,
            MerchantStatus standing,
            String by)
            implements MerchantEvent {}

    record MerchantApproved(MerchantId merchantId, Instant occurredAt) implements MerchantEvent {}

    record TerminalEnrolled(
            MerchantId merchantId, Instant occurredAt, TerminalId terminalId, String label)
            implements MerchantEvent {}

    /**
     * @param paymentMax the largest amount of a single payment from now on; null when the terminal
     *     has no limit of its own any more
     */
    record TerminalLimited(
            MerchantId merchantId,
            Instant occurredAt,
            TerminalId terminalId,
            @Nullable Yen paymentMax)
            implements MerchantEvent {}

    record TerminalRevoked(MerchantId merchantId, Instant occurredAt, TerminalId terminalId)
            implements MerchantEvent {}

    record MerchantSuspended(MerchantId merchantId, Instant occurredAt, String reason)
            implements MerchantEvent {}

    record MerchantResumed(MerchantId merchantId, Instant occurredAt) implements MerchantEvent {}

    /** The shop left the program; {@code was} is where it stood before. */
    record MerchantWithdrawn(MerchantId merchantId, Instant occurredAt, MerchantStatus was)
            implements MerchantEvent {}

    /**
     * The shop paid another with what it is owed. It is the other's from here on.
     *
     * @param reference the shops' own, as an invoice's number
     * @param carried yen that are carried after it; negative when the shop has spent of what is
     *     credited and not yet closed
     * @param by opaque reference to the person who paid
     */
    record SupplierPaid(
            MerchantId merchantId,
            Instant occurredAt,
            SupplierPaymentId supplierPaymentId,
            MerchantId to,
            Yen amount,
            String reference,
            long carried,
            String by)
            implements MerchantEvent {}

    /** What another shop paid is carried to this one's next closing. */
    record SupplierPaymentReceived(
            MerchantId merchantId,
            Instant occurredAt,
            SupplierPaymentId supplierPaymentId,
            MerchantId from,
            Yen amount,
            long carried)
            implements MerchantEvent {}

    /** The shop gave up on a payment that the ledger had not seen; its id is never used again. */
    record PaymentIdClosed(MerchantId merchantId, Instant occurredAt, String merchantPaymentId)
            implements MerchantEvent {}

    /**
     * Captured payments and refunds up to a position of the log were credited to the receivable.
     *
     * @param upToPosition everything of this shop up to here is credited, nothing behind it
     * @param receivable what is credited and not yet closed after it; negative when refunds exceed
     *     captures
     */
    record ReceivableCredited(
            MerchantId merchantId,
            Instant occurredAt,
            long upToPosition,
            List<Credit> credits,
            long receivable)
            implements MerchantEvent {}

    /**
     * A period was closed: {@code carriedIn + captured - refunded - fee = payout + carriedOut}.
     *
     * @param from the period's first day; late arrivals of earlier days are in it too
     * @param through the period's last day
     * @param payoutDate when the bank is to pay
     * @param terms the terms that were applied
     * @param upToPosition the log's position up to which credits are in it
     * @param payments how many captured payments are in it
     * @param refunds how many refunds
     * @param fee what the program keeps
     * @param carriedIn yen carried over from the period before; negative when the shop owes
     * @param payout what is to be transferred to the shop
     * @param carriedOut yen carried over to the next period; negative when the shop owes
     * @param by opaque reference to the person who closed
     */
    record ReceivableClosed(
            MerchantId merchantId,
            Instant occurredAt,
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            SettlementTerms terms,
            long upToPosition,
            Yen captured,
            Yen refunded,
            int payments,
            int refunds,
            Yen fee,
            long carriedIn,
            Yen payout,
            long carriedOut,
            String by)
            implements MerchantEvent {}

    /**
     * What one business date adds.
     *
     * @param captured captured on that date
     * @param refunded refunded on that date
     */
    record Credit(LocalDate date, Yen captured, Yen refunded, int payments, int refunds) {
        /** Both together, under this one's date. */
        public Credit plus(Credit other) {
            return new Credit(
                    date,
                    captured.plus(other.captured),
                    refunded.plus(other.refunded),
                    payments + other.payments,
                    refunds + other.refunds);
        }
    }
}
