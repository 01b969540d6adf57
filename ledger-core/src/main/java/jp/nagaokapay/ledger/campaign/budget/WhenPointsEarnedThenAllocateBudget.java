package jp.nagaokapay.ledger.campaign.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateBudget;
import jp.nagaokapay.ledger.campaign.CampaignCommand.Request;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/**
 * Asks a campaign for the budget of what was earned in it, one command for each campaign in a
 * batch; a campaign is one row in the log a batch, however many people come at once.
 *
 * <p>The campaign leaves out whatever lies at or before the position it has served, so a batch is
 * never cut into several commands of one campaign: they might arrive in another order.
 */
@Component
@ProcessingGroup(CampaignProcessors.BUDGET)
@DisallowReplay
public class WhenPointsEarnedThenAllocateBudget {
    private final PolicyCommands commands;

    public WhenPointsEarnedThenAllocateBudget(PolicyCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(PointsEarned e, TrackingToken token) {
        long position = token.position().orElseThrow();
        ProjectionWrites.<Map<CampaignId, List<Request>>>gather(
                        "budget-requests", LinkedHashMap::new, this::allocate)
                .computeIfAbsent(e.campaignId(), _ -> new ArrayList<>())
                .add(
                        new Request(
                                position,
                                e.walletId(),
                                e.occasionId(),
                                e.points(),
                                e.occurredAt()));
    }

    private void allocate(Map<CampaignId, List<Request>> requests) {
        requests.forEach((campaign, ofCampaign) ->
                commands.send(
                        new AllocateBudget(
                                campaign, List.copyOf(ofCampaign), ofCampaign.getLast().at())));
    }
}
