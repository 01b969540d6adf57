package jp.nagaokapay.api.partner;

import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.campaign.PartnerBudgets;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a partner may grant. */
@RestController
@RequestMapping("/partner/v1/budget")
class BudgetController {
    private final CampaignList campaigns;
    private final PartnerBudgets budgets;
    private final Clock clock;

    BudgetController(CampaignList campaigns, PartnerBudgets budgets, Clock clock) {
        this.campaigns = campaigns;
        this.budgets = budgets;
        this.clock = clock;
    }

    @GetMapping
    PartnerBudgetBody getPartnerBudget(Caller caller) {
        return campaigns
                .partnerBudget(Partners.of(caller), clock.instant())
                .map(listed ->
                        new PartnerBudgetBody(
                                listed.rules().budget().amount(),
                                budgets.remaining(listed.campaignId()).amount(),
                                listed.rules().opensAt(),
                                listed.rules().closesAt()))
                .orElseThrow(() -> ProblemException.notFound("NO_PARTNER_BUDGET"));
    }

    /**
     * @param budget points for the whole period
     * @param remaining points that can still be granted
     * @param opensAt the first instant of the period
     * @param closesAt the first instant after the period
     */
    record PartnerBudgetBody(long budget, long remaining, Instant opensAt, Instant closesAt) {}
}
