package jp.nagaokapay.ledger.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import jp.nagaokapay.ledger.partner.PartnerCommand.EndLink;
import jp.nagaokapay.ledger.partner.PartnerCommand.RedeemLink;
import jp.nagaokapay.ledger.partner.PartnerCommand.ReportActivity;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerLinked;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerUnlinked;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One holder's consent to one partner. An unknown link is refused by a rule like any other. */
@Aggregate(type = "link", cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class PartnerLink {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    @JsonProperty("id")
    private @Nullable LinkId id;

    @JsonProperty("state")
    private LinkState state;

    PartnerLink() {
        this(null, LinkState.EMPTY);
    }

    @JsonCreator
    PartnerLink(@JsonProperty("id") @Nullable LinkId id, @JsonProperty("state") LinkState state) {
        this.id = id;
        this.state = state;
    }

    /** A second link of the same two under the same ordinal is stopped by its business key. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    LinkId decide(RedeemLink command, Clock clock) {
        apply(
                new PartnerLinked(
                        command.linkId(),
                        clock.instant(),
                        command.partnerId(),
                        command.walletId()));
        return command.linkId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    LinkId decide(EndLink command, Clock clock) {
        PartnerUnlinked unlinked = state.decide(command, clock.instant());
        if (unlinked != null) {
            apply(unlinked);
        }
        return command.linkId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    LinkId decide(ReportActivity command) {
        apply(state.decide(command));
        return command.linkId();
    }

    @EventSourcingHandler
    void evolve(PartnerEvent event) {
        id = event.linkId();
        state = state.evolve(event);
    }

    LinkState state() {
        return state;
    }
}
