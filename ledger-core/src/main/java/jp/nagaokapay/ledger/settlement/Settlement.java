package jp.nagaokapay.ledger.settlement;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_DATE_HAS_COME;
import static jp.nagaokapay.ledger.settlement.SettlementRule.RELEASED_BY_ANOTHER;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SETTLEMENT_IS_DUE;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SETTLEMENT_IS_KNOWN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SETTLEMENT_IS_RETURNED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OF_THE_PAYOUT;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OPEN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.HoldSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.OpenSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementCommand.ReleaseSettlement;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementCorrected;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementHeld;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementOpened;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementReleased;
import jp.nagaokapay.ledger.settlement.SettlementEvent.TransferDone;
import jp.nagaokapay.ledger.settlement.SettlementEvent.TransferReturned;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One shop's settlement of one period, deciding: its money is in one transfer at a time. */
@Aggregate(
        type = "settlement",
        cache = "aggregateCache",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class Settlement {
    @AggregateIdentifier
    @JsonProperty("id")
    private @Nullable SettlementId id;

    @JsonProperty("state")
    private SettlementState state;

    Settlement() {
        this(null, SettlementState.EMPTY);
    }

    @JsonCreator
    Settlement(
            @JsonProperty("id") @Nullable SettlementId id,
            @JsonProperty("state") SettlementState state) {
        this.id = id;
        this.state = state;
    }

    /** A second one is stopped by its key. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SettlementReceipt decide(OpenSettlement command) {
        ReceivableClosed closed = command.closed();
        apply(
                new SettlementOpened(
                        command.settlementId(),
                        closed.occurredAt(),
                        closed.merchantId(),
                        closed.from(),
                        closed.through(),
                        closed.payout(),
                        closed.payoutDate(),
                        closed.by()));
        return receipt();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SettlementReceipt decide(HoldSettlement command, Clock clock) {
        MerchantId shop = requireKnown();
        SETTLEMENT_IS_DUE.require(isDue());
        if (state.held() != command.reason()) {
            apply(
                    new SettlementHeld(
                            command.settlementId(),
                            clock.instant(),
                            shop,
                            command.payoutDate(),
                            command.reason()));
        }
        return receipt();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SettlementReceipt decide(ReleaseSettlement command, Clock clock) {
        MerchantId shop = requireKnown();
        if (state.status() == SettlementStatus.RELEASED && state.isOf(command.payoutDate())) {
            return receipt();
        }
        SETTLEMENT_IS_DUE.require(
                isDue()
                        && !state.isOf(command.payoutDate())
                        && !command.payoutDate().isBefore(requireNonNull(state.dueFrom())));
        RELEASED_BY_ANOTHER.require(!state.makers().contains(command.by()));
        apply(
                new SettlementReleased(
                        command.settlementId(),
                        clock.instant(),
                        shop,
                        state.attempt() + 1,
                        command.payoutDate(),
                        state.payout(),
                        command.bankAccount(),
                        command.by()));
        return receipt();
    }

    /**
     * A bank may return a transfer that it has reported as done, but not the other way round. Only
     * one that was recalled ends before its date.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SettlementReceipt decide(RecordTransfer command, Clock clock) {
        MerchantId shop = requireKnown();
        TRANSFER_IS_OF_THE_PAYOUT.require(state.isOf(command.payoutDate()));
        PAYOUT_DATE_HAS_COME.require(
                command.returned() == TransferReturn.RECALLED
                        || !today(clock).isBefore(command.payoutDate()));
        if (command.returned() == null) {
            done(command, shop, clock);
        } else {
            returned(command, shop, clock);
        }
        return receipt();
    }

    private void done(RecordTransfer command, MerchantId shop, Clock clock) {
        if (state.status() == SettlementStatus.PAID) {
            return;
        }
        TRANSFER_IS_OPEN.require(state.status() == SettlementStatus.RELEASED);
        apply(
                new TransferDone(
                        command.settlementId(),
                        clock.instant(),
                        shop,
                        state.attempt(),
                        command.payoutDate(),
                        state.payout(),
                        command.by()));
    }

    private void returned(RecordTransfer command, MerchantId shop, Clock clock) {
        if (state.status() == SettlementStatus.RETURNED) {
            return;
        }
        boolean wasDone = state.status() == SettlementStatus.PAID;
        TRANSFER_IS_OPEN.require(wasDone || state.status() == SettlementStatus.RELEASED);
        apply(
                new TransferReturned(
                        command.settlementId(),
                        clock.instant(),
                        shop,
                        state.attempt(),
                        command.payoutDate(),
                        state.payout(),
                        requireNonNull(command.returned()),
                        wasDone,
                        command.by()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SettlementReceipt decide(CorrectSettlement command, Clock clock) {
        MerchantId shop = requireKnown();
        SETTLEMENT_IS_RETURNED.require(state.status() == SettlementStatus.RETURNED);
        apply(
                new SettlementCorrected(
                        command.settlementId(),
                        clock.instant(),
                        shop,
                        command.note(),
                        command.by()));
        return receipt();
    }

    @EventSourcingHandler
    void evolve(SettlementEvent event) {
        id = event.settlementId();
        state = state.evolve(event);
    }

    private boolean isDue() {
        return state.status() == SettlementStatus.DUE || state.status() == SettlementStatus.HELD;
    }

    private MerchantId requireKnown() {
        SETTLEMENT_IS_KNOWN.require(state.merchantId() != null);
        return requireNonNull(state.merchantId());
    }

    private SettlementReceipt receipt() {
        return new SettlementReceipt(
                requireNonNull(id), requireNonNull(state.status()), state.payout());
    }

    private static LocalDate today(Clock clock) {
        return BusinessDate.of(clock.instant());
    }
}
