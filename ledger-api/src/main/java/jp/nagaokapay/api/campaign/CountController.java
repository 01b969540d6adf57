package jp.nagaokapay.api.campaign;

import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.campaign.CampaignCommand.NoteCount;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignRule;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.roll.RollCount;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts whom a mass grant meets, before anybody approves it. */
@RestController
@RequestMapping("/campaign/v1/campaigns/{campaignId}/count")
class CountController {
    private final CampaignList campaigns;
    private final RollCount roll;
    private final Ledger ledger;

    CountController(CampaignList campaigns, RollCount roll, Ledger ledger) {
        this.campaigns = campaigns;
        this.roll = roll;
        this.ledger = ledger;
    }

    @PostMapping
    CountBody countCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        CampaignRules rules =
                campaigns
                        .find(campaignId)
                        .map(CampaignList.Listed::rules)
                        .orElseThrow(() -> ProblemException.notFound("CAMPAIGN_NOT_FOUND"));
        CampaignRule.ONLY_MASS_GRANTS_ARE_COUNTED.require(rules.trigger() == Trigger.ROLL);
        RollCount.Result counted = roll.of(rules);
        ledger.send(new NoteCount(campaignId, counted.people(), counted.points(), caller.person()));
        return new CountBody(
                campaignId.value(),
                counted.people(),
                counted.points().amount(),
                rules.budget().amount(),
                Math.max(0, counted.points().amount() - rules.budget().amount()));
    }

    /**
     * @param people whom the conditions meet now
     * @param cost points of all of them
     * @param missing what the budget falls short of the cost
     */
    record CountBody(String campaignId, long people, long cost, long budget, long missing) {}
}
