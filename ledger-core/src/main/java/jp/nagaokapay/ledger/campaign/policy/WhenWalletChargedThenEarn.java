package jp.nagaokapay.ledger.campaign.policy;

import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignResumed;
import jp.nagaokapay.ledger.campaign.Occasion;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Earn;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.Trigger;
import jp.nagaokapay.ledger.campaign.policy.RunningCampaigns.Running;
import jp.nagaokapay.ledger.money.Points;
import jp.nagaokapay.ledger.store.PolicyCommands;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Lets a charge earn in every campaign that ran when it happened.
 *
 * <p>Campaigns and charges come from the same log in the same order: approval, pause and resumption
 * count by their place in it, so nothing earns in a campaign approved later; the period, and an
 * early end, count by the charge's own time.
 */
@Component
@ProcessingGroup("policy-earn")
@DisallowReplay
class WhenWalletChargedThenEarn {
    private final RunningCampaigns running;
    private final PolicyCommands commands;

    WhenWalletChargedThenEarn(RunningCampaigns running, PolicyCommands commands) {
        this.running = running;
        this.commands = commands;
    }

    @EventHandler
    void on(WalletCharged e) {
        Occasion charge =
                new Occasion(
                        Trigger.CHARGE,
                        e.chargeId().value(),
                        e.walletId(),
                        e.occurredAt(),
                        e.amount());
        for (Running campaign : running.openAt(e.occurredAt())) {
            Points worth = campaign.rules().earnedBy(charge);
            if (!worth.isZero()) {
                commands.send(earn(campaign, charge, worth));
            }
        }
    }

    @EventHandler
    void on(CampaignApproved e) {
        running.approved(e.campaignId(), e.rules());
    }

    @EventHandler
    void on(CampaignPaused e) {
        running.paused(e.campaignId(), true);
    }

    @EventHandler
    void on(CampaignResumed e) {
        running.paused(e.campaignId(), false);
    }

    @EventHandler
    void on(CampaignEnded e) {
        running.closed(e.campaignId(), e.occurredAt());
    }

    private static Earn earn(Running campaign, Occasion charge, Points worth) {
        return new Earn(
                ParticipationId.of(campaign.campaignId(), charge.walletId()),
                campaign.campaignId(),
                charge.walletId(),
                charge.id(),
                worth,
                campaign.rules().caps(),
                charge.at());
    }
}
