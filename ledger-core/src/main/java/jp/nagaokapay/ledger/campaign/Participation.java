package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_KNOWN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Earn;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.GiveBack;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Lower;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.ReleaseClaim;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.EarningLowered;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.shared.money.Points;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One holder's part in one campaign: keeps the caps. That an occasion earns and gives back once is
 * kept by the log's keys, so the state does not grow with the occasions.
 */
@Aggregate(
        type = "participation",
        cache = "aggregateCache",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class Participation {
    @AggregateIdentifier
    @JsonProperty("id")
    private @Nullable ParticipationId id;

    @JsonProperty("state")
    private ParticipationState state;

    Participation() {
        this(null, ParticipationState.EMPTY);
    }

    @JsonCreator
    Participation(
            @JsonProperty("id") @Nullable ParticipationId id,
            @JsonProperty("state") ParticipationState state) {
        this.id = id;
        this.state = state;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(Earn command) {
        Points allowed = command.caps().allow(command.points(), state.at(command.at()));
        if (!allowed.isZero()) {
            apply(
                    new PointsEarned(
                            command.participationId(),
                            command.at(),
                            command.campaignId(),
                            command.walletId(),
                            command.occasionId(),
                            allowed,
                            state.earned().plus(allowed)));
        }
        return state.earned();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(Claim command) {
        apply(IncentiveDecisions.claim(state, command));
        return state.earned();
    }

    /** A claim that was released before is stopped by its key. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(ReleaseClaim command) {
        apply(IncentiveDecisions.release(state, command));
        return state.earned();
    }

    /** Kept for those who grant: whether it was granted, and how much, is not known here. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(Lower command) {
        apply(
                new EarningLowered(
                        command.participationId(),
                        command.at(),
                        command.campaignId(),
                        command.walletId(),
                        command.occasionId(),
                        command.reference(),
                        command.worth()));
        return state.earned();
    }

    /**
     * More than is earned can only be a give-back that came before; the log has it, and nothing
     * happens. Any other repetition is stopped there by its key.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(GiveBack command) {
        CAMPAIGN_IS_KNOWN.require(id != null);
        if (command.points().compareTo(state.earned()) <= 0) {
            apply(
                    new PointsGivenBack(
                            command.participationId(),
                            command.at(),
                            command.campaignId(),
                            command.occasionId(),
                            command.points(),
                            command.cause(),
                            state.earned().minus(command.points())));
        }
        return state.earned();
    }

    @EventSourcingHandler
    void evolve(ParticipationEvent event) {
        id = event.participationId();
        state = state.evolve(event);
    }
}
