package jp.nagaokapay.ledger.campaign.grant;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.GiveBack;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.GiveBackCause;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Takes off a person's earnings what the budget had no more, what the wallet did not take, and what
 * came back after a refund, so that the cap counts only what was granted and kept. What was spent
 * before it could be taken back stays counted.
 */
@Component
@ProcessingGroup(CampaignProcessors.GIVE_BACK)
@DisallowReplay
public class WhenAllocationFallsShortThenGiveBack {
    private final PolicyCommands commands;

    public WhenAllocationFallsShortThenGiveBack(PolicyCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(BudgetAllocated e) {
        for (Allocation entry : e.entries()) {
            Points missing = entry.asked().minus(entry.points());
            if (!missing.isZero()) {
                giveBack(
                        e.campaignId(),
                        entry.walletId(),
                        entry.occasionId(),
                        missing,
                        GiveBackCause.BUDGET,
                        entry.at());
            }
        }
    }

    @EventHandler
    void on(AllocationReturned e) {
        giveBack(
                e.campaignId(),
                e.walletId(),
                e.occasionId(),
                e.points(),
                GiveBackCause.WALLET,
                e.occurredAt());
    }

    @EventHandler
    void on(AllocationRecovered e) {
        commands.send(
                new GiveBack(
                        ParticipationId.of(e.campaignId(), e.walletId()),
                        e.campaignId(),
                        e.occasionId(),
                        e.reference(),
                        e.points(),
                        GiveBackCause.RECOVERED,
                        e.earnedAt()));
    }

    private void giveBack(
            CampaignId campaign,
            WalletId wallet,
            String occasionId,
            Points points,
            GiveBackCause cause,
            Instant at) {
        commands.send(
                new GiveBack(
                        ParticipationId.of(campaign, wallet),
                        campaign,
                        occasionId,
                        points,
                        cause,
                        at));
    }
}
