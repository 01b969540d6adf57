package jp.nagaokapay.api.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.list.CampaignHistory;
import jp.nagaokapay.ledger.campaign.list.CampaignHistory.Step;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.roll.RollProgress;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What campaigns there are, how far they have come, and who decided what. */
@RestController
@RequestMapping("/campaign/v1/campaigns")
class CampaignController {
    private final CampaignList campaigns;
    private final CampaignHistory history;
    private final RollProgress roll;
    private final WalletLimits limits;
    private final Clock clock;

    CampaignController(
            CampaignList campaigns,
            CampaignHistory history,
            RollProgress roll,
            WalletLimits limits,
            Clock clock) {
        this.campaigns = campaigns;
        this.history = history;
        this.roll = roll;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping
    CampaignPage listCampaigns(
            @RequestParam(required = false) @Nullable CampaignId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(CampaignList.PAGE_MAX) int limit,
            @RequestParam(defaultValue = "false") boolean partnerBudgets) {
        CampaignList.Page page =
                partnerBudgets
                        ? campaigns.partnerBudgets(after, limit)
                        : campaigns.list(after, limit);
        return new CampaignPage(
                page.campaigns().stream().map(this::view).toList(),
                page.next() == null ? null : page.next().value());
    }

    @GetMapping("/{campaignId}")
    CampaignView getCampaign(@PathVariable CampaignId campaignId) {
        return campaigns
                .find(campaignId)
                .map(listed -> view(listed).with(roll.of(campaignId).orElse(null)))
                .orElseThrow(() -> ProblemException.notFound("CAMPAIGN_NOT_FOUND"));
    }

    @GetMapping("/{campaignId}/history")
    CampaignHistoryBody getCampaignHistory(@PathVariable CampaignId campaignId) {
        List<Step> steps = history.of(campaignId);
        if (steps.isEmpty()) {
            throw ProblemException.notFound("CAMPAIGN_NOT_FOUND");
        }
        return new CampaignHistoryBody(
                campaignId.value(), steps.stream().map(CampaignStep::of).toList());
    }

    private CampaignView view(CampaignList.Listed listed) {
        return CampaignView.of(listed, clock.instant(), limits);
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record CampaignPage(List<CampaignView> campaigns, @Nullable String next) {}

    /**
     * @param steps oldest first
     */
    record CampaignHistoryBody(String campaignId, List<CampaignStep> steps) {}

    /**
     * One step of a campaign's life; absent is what it has nothing of.
     *
     * @param by the subject of who did it; absent where time or the budget did
     * @param reason why it was rejected
     * @param version of the rules it concerns
     * @param endReason why the campaign ended
     * @param percent of the budget handed out
     * @param remaining of the budget
     * @param grantOn the day whose points went to the wallets
     * @param seed the secret of the lottery
     */
    record CampaignStep(
            CampaignHistory.Kind step,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer version,
            CampaignEvent.@Nullable EndReason endReason,
            @Nullable Integer percent,
            @Nullable Long remaining,
            @Nullable LocalDate grantOn,
            @Nullable String seed) {

        static CampaignStep of(Step step) {
            return new CampaignStep(
                    step.kind(),
                    step.at(),
                    step.by(),
                    step.reason(),
                    step.version(),
                    step.endReason(),
                    step.percent(),
                    step.remaining() == null ? null : step.remaining().amount(),
                    step.grantOn(),
                    step.seed());
        }
    }
}
