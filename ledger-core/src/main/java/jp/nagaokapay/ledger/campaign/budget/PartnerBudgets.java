package jp.nagaokapay.ledger.campaign.budget;

import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;

/** Asks partners' budgets themselves. Every acknowledged command shows, whichever node took it. */
public interface PartnerBudgets {
    /** What is not handed out; nothing of an unknown budget. */
    Points remaining(CampaignId campaignId);

    /**
     * Decides the command as the budget would now, and does nothing.
     *
     * @return the caps that a person's claim must keep
     * @throws Refused when the budget would refuse it
     */
    Caps require(AllocateIncentive command);
}
