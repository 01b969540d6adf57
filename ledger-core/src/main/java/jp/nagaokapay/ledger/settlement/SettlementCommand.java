package jp.nagaokapay.ledger.settlement;

import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of one settlement; {@code by} is an opaque reference. */
public sealed interface SettlementCommand extends LedgerCommand<SettlementReceipt> {
    @TargetAggregateIdentifier
    SettlementId settlementId();

    /** Opens the settlement of what a shop closed. */
    record OpenSettlement(SettlementId settlementId, ReceivableClosed closed)
            implements SettlementCommand {
        @Override
        public String businessKey() {
            return settlementId.value();
        }

        public static OpenSettlement of(ReceivableClosed closed) {
            return new OpenSettlement(
                    SettlementId.of(closed.merchantId(), closed.through()), closed);
        }
    }

    /** Leaves it out of a payout; the same again changes nothing. */
    record HoldSettlement(SettlementId settlementId, LocalDate payoutDate, HoldReason reason)
            implements SettlementCommand {}

    /** Makes it part of a payout; the same again changes nothing. */
    record ReleaseSettlement(
            SettlementId settlementId, LocalDate payoutDate, String bankAccount, String by)
            implements SettlementCommand {}

    /**
     * Records how its transfer of a date ended; the same again changes nothing.
     *
     * @param returned null: it was transferred
     */
    record RecordTransfer(
            SettlementId settlementId,
            LocalDate payoutDate,
            @Nullable TransferReturn returned,
            String by)
            implements SettlementCommand {}

    /** Makes a returned one due again. */
    record CorrectSettlement(SettlementId settlementId, @Nullable String note, String by)
            implements SettlementCommand {}
}
