package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.PARTNER_HAS_BUDGET;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Partners' budgets as they stand this moment: every acknowledged command shows, whichever node
 * took it. What was read from the log before is kept, and each question first reads what was added
 * since.
 */
@Component
public final class PartnerBudgets {
    private static final int CACHED_MAX = 200;

    private final EventStore events;
    private final Clock clock;
    private final Cache<CampaignId, Seen> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    PartnerBudgets(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** What is not handed out; nothing of an unknown budget. */
    public Points remaining(CampaignId campaignId) {
        return fresh(campaignId).remaining();
    }

    /**
     * Decides the command as the budget would now, and does nothing.
     *
     * @return the caps that a person's claim must keep
     * @throws Refused when the budget would refuse it
     */
    public Caps require(AllocateIncentive command) {
        CampaignState state = fresh(command.campaignId());
        PARTNER_HAS_BUDGET.require(state.stage() != null);
        IncentiveDecisions.require(state, command, clock.instant());
        return state.knownRules().caps();
    }

    private CampaignState fresh(CampaignId campaignId) {
        Seen before = cache.getIfPresent(campaignId);
        Seen after =
                before == null
                        ? Seen.NOTHING.and(events.readEvents(campaignId.value()))
                        : before.and(events.readEvents(campaignId.value(), before.sequence() + 1));
        if (after.sequence() >= 0) {
            cache.put(campaignId, after);
        }
        return after.state();
    }

    /** What the log said up to a sequence number of the campaign; -1 before its first event. */
    private record Seen(CampaignState state, long sequence) {
        static final Seen NOTHING = new Seen(CampaignState.EMPTY, -1);

        Seen and(DomainEventStream stream) {
            CampaignState next = state;
            long last = sequence;
            while (stream.hasNext()) {
                DomainEventMessage<?> message = stream.next();
                next =
                        switch (message.getPayload()) {
                            case CampaignEvent event -> next.evolve(event);
                            case Campaign snapshot -> snapshot.state();
                            default ->
                                    throw new IllegalStateException(
                                            "not a campaign's event: " + message.getPayloadType());
                        };
                last = message.getSequenceNumber();
            }
            return new Seen(next, last);
        }
    }
}
