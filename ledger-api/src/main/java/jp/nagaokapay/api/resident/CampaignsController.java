package jp.nagaokapay.api.resident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.ResidentText;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one can earn now. */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignsController {
    private final CampaignList campaigns;
    private final Clock clock;

    CampaignsController(CampaignList campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Partners' budgets are left out: nobody earns in them by what they do here. */
    @GetMapping
    Running listRunningCampaigns() {
        return new Running(
                campaigns.running(clock.instant()).stream()
                        .filter(listed -> !listed.rules().isPartnerBudget())
                        .map(RunningCampaign::of)
                        .toList());
    }

    record Running(List<RunningCampaign> campaigns) {}

    /**
     * @param residentText what the city says of it; absent where it says nothing
     */
    record RunningCampaign(
            String campaignId,
            String name,
            Trigger trigger,
            Instant opensAt,
            Instant closesAt,
            List<Condition> conditions,
            Reward reward,
            Caps caps,
            PointsRule points,
            @Nullable ResidentText residentText) {

        static RunningCampaign of(CampaignList.Listed listed) {
            CampaignRules rules = listed.rules();
            return new RunningCampaign(
                    listed.campaignId().value(),
                    rules.name(),
                    rules.trigger(),
                    rules.opensAt(),
                    rules.closesAt(),
                    rules.conditions(),
                    rules.reward(),
                    rules.caps(),
                    rules.points(),
                    listed.residentText());
        }
    }
}
