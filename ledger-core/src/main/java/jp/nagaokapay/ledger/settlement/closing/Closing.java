package jp.nagaokapay.ledger.settlement.closing;

import static jp.nagaokapay.ledger.settlement.SettlementRule.PERIOD_IS_OVER;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.BeginClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.CompleteClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingBegun;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingCompleted;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The closing of one period: begun once, completed once. */
@Aggregate(
        type = "closing",
        cache = "aggregateCache",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class Closing {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    @JsonProperty("id")
    private @Nullable ClosingId id;

    @JsonProperty("completed")
    private boolean completed;

    Closing() {
        this(null, false);
    }

    @JsonCreator
    Closing(
            @JsonProperty("id") @Nullable ClosingId id,
            @JsonProperty("completed") boolean completed) {
        this.id = id;
        this.completed = completed;
    }

    /** A second beginning is stopped by its key. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ClosingId decide(BeginClosing command, Clock clock) {
        Instant now = clock.instant();
        PERIOD_IS_OVER.require(!now.isBefore(BusinessDate.endOf(command.through())));
        apply(
                new ClosingBegun(
                        command.closingId(),
                        now,
                        command.from(),
                        command.through(),
                        command.payoutDate(),
                        command.terms(),
                        command.cutOff(),
                        command.by()));
        return command.closingId();
    }

    @CommandHandler
    ClosingId decide(CompleteClosing command, Clock clock) {
        if (!completed) {
            apply(
                    new ClosingCompleted(
                            command.closingId(),
                            clock.instant(),
                            command.through(),
                            command.settlements()));
        }
        return command.closingId();
    }

    @EventSourcingHandler
    void evolve(ClosingEvent event) {
        id = event.closingId();
        completed =
                switch (event) {
                    case ClosingBegun _ -> false;
                    case ClosingCompleted _ -> true;
                };
    }
}
