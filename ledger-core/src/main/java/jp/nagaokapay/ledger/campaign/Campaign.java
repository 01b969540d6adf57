package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_OVER;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.ledger.campaign.CampaignCommand.*;
import jp.nagaokapay.ledger.campaign.CampaignEvent.*;
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
 * A campaign, deciding. Every handler may find no campaign at all, so that an unknown one is
 * refused by a rule like any other.
 */
@Aggregate(
        type = "campaign",
        cache = "aggregateCache",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class Campaign {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    @JsonProperty("id")
    private @Nullable CampaignId id;

    @JsonProperty("state")
    private CampaignState state;

    Campaign() {
        this(null, CampaignState.EMPTY);
    }

    @JsonCreator
    Campaign(
            @JsonProperty("id") @Nullable CampaignId id,
            @JsonProperty("state") CampaignState state) {
        this.id = id;
        this.state = state;
    }

    /** A second draft under the same id is stopped by its business key. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(DraftCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.draft(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(ReviseCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.revise(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(DraftVersion command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.draftVersion(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(NoteCount command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.count(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(SubmitCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.submit(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(ApproveCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.approve(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(RejectCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.reject(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(WithdrawCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.withdraw(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignId decide(DeleteCampaign command, Clock clock) {
        apply(LifecycleDecisions.delete(state, command, clock.instant()));
        return command.campaignId();
    }

    /** The same text again changes nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(WriteResidentText command, Clock clock) {
        Instant now = clock.instant();
        LifecycleDecisions.write(state, command, now).ifPresent(event -> apply(event));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(PauseCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.pause(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(ResumeCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.resume(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(EndCampaign command, Clock clock) {
        Instant now = clock.instant();
        apply(LifecycleDecisions.end(state, command, now));
        return receipt(command.campaignId(), now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CampaignReceipt decide(EndPassedCampaign command, Clock clock) {
        Instant now = clock.instant();
        state.requireWasApproved();
        if (state.stage() != CampaignStage.ENDED && !now.isBefore(state.knownRules().closesAt())) {
            apply(new CampaignEnded(command.campaignId(), now, EndReason.PERIOD, null));
        }
        return receipt(command.campaignId(), now);
    }

    /** Also after the end: what was earned while the campaign ran is granted. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(AllocateBudget command) {
        state.requireWasApproved();
        BudgetDecisions.decide(state, command).forEach(event -> apply(event));
        return state.remaining();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    IncentiveReceipt decide(AllocateIncentive command, Clock clock) {
        state.requireKnown();
        BudgetAllocated allocated = IncentiveDecisions.allocate(state, command, clock.instant());
        BudgetDecisions.with(allocated, state).forEach(event -> apply(event));
        return IncentiveReceipt.of(command.campaignId(), allocated.entries().getFirst());
    }

    /**
     * More than is handed out can only be a return that came before; the log has it, and nothing
     * happens. Any other repetition is stopped there by its key.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(ReturnAllocation command) {
        state.requireWasApproved();
        if (command.points().compareTo(state.allocated()) <= 0) {
            apply(
                    new AllocationReturned(
                            command.campaignId(),
                            command.at(),
                            command.walletId(),
                            command.occasionId(),
                            command.points(),
                            state.remaining().plus(command.points())));
        }
        return state.remaining();
    }

    /** More than is handed out can only be a recovery that came before, as with a return. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(RecoverAllocation command) {
        state.requireWasApproved();
        if (command.points().compareTo(state.allocated()) <= 0) {
            apply(
                    new AllocationRecovered(
                            command.campaignId(),
                            command.at(),
                            command.walletId(),
                            command.occasionId(),
                            command.reference(),
                            command.earnedAt(),
                            command.points(),
                            state.remaining().plus(command.points())));
        }
        return state.remaining();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(ReleaseGrants command) {
        state.requireWasApproved();
        apply(new GrantsReleased(command.campaignId(), command.at(), command.grantOn()));
        return state.remaining();
    }

    /** Only after the end: before, the secret would tell who wins. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Points decide(RevealSeed command, Clock clock) {
        state.requireWasApproved();
        CAMPAIGN_IS_OVER.require(state.stage() == CampaignStage.ENDED);
        apply(new SeedRevealed(command.campaignId(), clock.instant(), command.seed()));
        return state.remaining();
    }

    @EventSourcingHandler
    void evolve(CampaignEvent event) {
        id = event.campaignId();
        state = state.evolve(event);
    }

    CampaignState state() {
        return state;
    }

    private CampaignReceipt receipt(CampaignId campaignId, Instant now) {
        return new CampaignReceipt(
                campaignId, state.requireKnown().statusAt(state.knownRules(), now));
    }
}
