package jp.nagaokapay.ledger.campaign.policy;

import jp.nagaokapay.ledger.campaign.CampaignCommand.ReturnAllocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.store.PolicyCommands;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Grants what was allocated. A grant that the wallet refuses goes back to the budget; grant and
 * return share one key in the log, so a retry after a crash can never do both.
 */
@Component
@ProcessingGroup("policy-grant")
@DisallowReplay
class WhenBudgetAllocatedThenGrantPoints {
    private final PolicyCommands commands;

    WhenBudgetAllocatedThenGrantPoints(PolicyCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(BudgetAllocated e) {
        for (Allocation entry : e.entries()) {
            if (!entry.points().isZero()) {
                commands.send(grant(e, entry), _ -> giveBack(e, entry));
            }
        }
    }

    private static GrantPoints grant(BudgetAllocated e, Allocation entry) {
        return new GrantPoints(
                entry.walletId(),
                GrantId.of(e.campaignId().value(), entry.trigger()),
                e.campaignId().value(),
                entry.trigger(),
                entry.points(),
                entry.expiresOn(),
                e.restriction(),
                entry.at());
    }

    private static ReturnAllocation giveBack(BudgetAllocated e, Allocation entry) {
        return new ReturnAllocation(
                e.campaignId(), entry.walletId(), entry.trigger(), entry.points(), entry.at());
    }
}
