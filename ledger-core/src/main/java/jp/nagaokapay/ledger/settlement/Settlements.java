package jp.nagaokapay.ledger.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** Settlements, their statements and transfers; follows the log within seconds. */
public interface Settlements {
    /** The most settlements of a page. */
    int PAGE_MAX = 500;

    /** Settlements in the order of their ids. */
    Page list(Filter filter, @Nullable SettlementId after, int limit);

    Optional<Found> find(SettlementId settlementId);

    /** What happened to it, in order. */
    List<Step> history(SettlementId settlementId);

    /** Every payment and refund that is in it, in the order of the log. */
    List<Movement> movements(SettlementId settlementId);

    /** What may go into the payout of a date, whatever held it back before. */
    List<Found> toPayOn(LocalDate payoutDate);

    /** The last transfer of a settlement; empty before the first. */
    Optional<TransferView> lastTransfer(SettlementId settlementId);

    /** The transfers of a date, in the order of their settlements' ids. */
    List<TransferView> transfers(LocalDate payoutDate);

    /** The closings, the latest period first. */
    List<ClosingView> closings(int limit);

    Optional<ClosingView> closing(LocalDate through);

    /** The payouts that were released, the latest first. */
    List<PayoutView> payouts(int limit);

    Optional<PayoutView> payout(LocalDate date);

    /** What each shop is owed, and where it is; in the order of their ids. */
    List<Owed> owed();

    /**
     * Null does not narrow.
     *
     * @param through the period's last day
     */
    record Filter(
            @Nullable LocalDate through,
            @Nullable SettlementStatus status,
            @Nullable MerchantId merchantId) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    record Page(List<Found> settlements, @Nullable SettlementId next) {}

    /**
     * A settlement: {@code carriedIn + captured - refunded - fee = payout + carriedOut}.
     *
     * @param payoutDate the first date on which it may be paid
     * @param feeBasisPoints hundredths of a percent
     * @param makers who made it what it is; none of them releases it
     * @param held why it was left out of the last payout; null unless held
     */
    record Found(
            SettlementId settlementId,
            MerchantId merchantId,
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            Yen captured,
            Yen refunded,
            int payments,
            int refunds,
            int feeBasisPoints,
            Yen fee,
            long carriedIn,
            Yen payout,
            long carriedOut,
            Instant closedAt,
            String closedBy,
            List<String> makers,
            SettlementStatus status,
            @Nullable HoldReason held) {}

    /**
     * @param step the event's name in the log, e.g. {@code settlement.released}
     * @param detail a reason or note
     */
    record Step(
            Instant at,
            String step,
            @Nullable LocalDate payoutDate,
            @Nullable String detail,
            @Nullable String by) {}

    /**
     * One captured payment ({@code refunded} zero) or one refund ({@code captured} zero).
     *
     * @param refundId null for a payment
     * @param points how much of it was points
     */
    record Movement(
            Instant at,
            LocalDate businessDate,
            String paymentId,
            String merchantPaymentId,
            @Nullable String refundId,
            Yen captured,
            Yen refunded,
            Yen points) {}

    /**
     * A transfer of a released payout.
     *
     * @param status {@code RELEASED}, {@code PAID} or {@code RETURNED}
     * @param bankAccount opaque reference into the register
     * @param reason null unless returned
     */
    record TransferView(
            LocalDate payoutDate,
            SettlementId settlementId,
            MerchantId merchantId,
            int attempt,
            Yen amount,
            String bankAccount,
            SettlementStatus status,
            @Nullable TransferReturn reason) {}

    /**
     * @param completedAt null while it is under way
     */
    record ClosingView(
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            Instant begunAt,
            String begunBy,
            @Nullable Instant completedAt,
            int settlements,
            Yen payout) {}

    /**
     * @param fixedAt null while it is being put together
     */
    record PayoutView(
            LocalDate date,
            Instant releasedAt,
            String releasedBy,
            @Nullable Instant fixedAt,
            int transfers,
            Yen total) {}

    /**
     * One shop's yen.
     *
     * @param captured of all payments ever
     * @param refunded of all refunds ever
     * @param fees kept at closings
     * @param unsettled credited to the shop and in no settlement yet, as the shop itself says
     * @param carriedOver left to the next period; negative where shops owe
     * @param due to be paid, held and returned included
     * @param inTransit with the bank, not yet reported
     * @param paid transferred
     */
    record Owed(
            MerchantId merchantId,
            long captured,
            long refunded,
            long fees,
            long unsettled,
            long carriedOver,
            long due,
            long inTransit,
            long paid) {
        /** What the shop can still demand: what the journal's merchant payable must say. */
        public long payable() {
            return unsettled + carriedOver + due;
        }

        /**
         * Everything captured, less everything it went to: zero, or a yen is lost, or not credited
         * yet.
         */
        public long difference() {
            return captured - refunded - fees - payable() - inTransit - paid;
        }
    }
}
