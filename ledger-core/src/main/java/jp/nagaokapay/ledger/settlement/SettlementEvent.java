package jp.nagaokapay.ledger.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to one shop's settlement of one period. {@code by} is an opaque
 * reference to a person.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface SettlementEvent extends LedgerEvent {
    SettlementId settlementId();

    MerchantId merchantId();

    /**
     * The shop's receivable of a period was closed.
     *
     * @param payout what is to be paid; zero when all of it was carried over
     * @param payoutDate the first date on which it may be paid
     * @param closedBy who closed the period
     */
    record SettlementOpened(
            SettlementId settlementId,
            Instant occurredAt,
            MerchantId merchantId,
            LocalDate from,
            LocalDate through,
            Yen payout,
            LocalDate payoutDate,
            String closedBy)
            implements SettlementEvent {}

    /** It was left out of a payout. */
    record SettlementHeld(
            SettlementId settlementId,
            Instant occurredAt,
            MerchantId merchantId,
            LocalDate payoutDate,
            HoldReason reason)
            implements SettlementEvent {}

    /**
     * It is part of a released payout; the bank is told to transfer it.
     *
     * @param attempt counts its transfers from 1
     * @param bankAccount opaque reference to the account in the register
     */
    record SettlementReleased(
            SettlementId settlementId,
            Instant occurredAt,
            MerchantId merchantId,
            int attempt,
            LocalDate payoutDate,
            Yen amount,
            String bankAccount,
            String by)
            implements SettlementEvent {}

    /** The bank has transferred it. */
    record TransferDone(
            SettlementId settlementId,
            Instant occurredAt,
            MerchantId merchantId,
            int attempt,
            LocalDate payoutDate,
            Yen amount,
            String by)
            implements SettlementEvent {}

    /**
     * The transfer came back.
     *
     * @param reason the bank's, free of a person's data
     * @param wasDone whether the bank had reported it as transferred before
     */
    record TransferReturned(
            SettlementId settlementId,
            Instant occurredAt,
            MerchantId merchantId,
            int attempt,
            LocalDate payoutDate,
            Yen amount,
            TransferReturn reason,
            boolean wasDone,
            String by)
            implements SettlementEvent {}

    /**
     * What made the transfer come back is mended; it is due again.
     *
     * @param note what was done about it; null when nothing is to be said
     */
    record SettlementCorrected(
            SettlementId settlementId,
            Instant occurredAt,
            MerchantId merchantId,
            @Nullable String note,
            String by)
            implements SettlementEvent {}
}
