package jp.nagaokapay.ledger.settlement.payout;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.FixPayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.ReleasePayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutFixed;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutReleased;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The transfers of one date: released once, fixed once. Both are kept by the log's keys. */
@Aggregate(type = "payout", cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class Payout {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    @JsonProperty("id")
    private @Nullable PayoutId id;

    Payout() {
        this(null);
    }

    @JsonCreator
    Payout(@JsonProperty("id") @Nullable PayoutId id) {
        this.id = id;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    PayoutId decide(ReleasePayout command, Clock clock) {
        Instant now = clock.instant();
        PayoutDates.require(command.date(), BusinessDate.of(now));
        apply(new PayoutReleased(command.payoutId(), now, command.date(), command.by()));
        return command.payoutId();
    }

    @CommandHandler
    PayoutId decide(FixPayout command, Clock clock) {
        apply(
                new PayoutFixed(
                        command.payoutId(),
                        clock.instant(),
                        command.date(),
                        command.transfers(),
                        command.total()));
        return command.payoutId();
    }

    @EventSourcingHandler
    void evolve(PayoutEvent event) {
        id = event.payoutId();
    }
}
