package jp.nagaokapay.api.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.RulesWarnings;
import jp.nagaokapay.ledger.campaign.simulation.DraftSimulation;
import jp.nagaokapay.ledger.campaign.simulation.SimulationResult;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Simulates a draft's rules on past payments and charges, before anybody approves them. */
@RestController
@RequestMapping("/campaign/v1/campaigns/{campaignId}/simulation")
class SimulationController {
    private final CampaignList campaigns;
    private final DraftSimulation simulation;
    private final WalletLimits limits;
    private final Clock clock;

    SimulationController(
            CampaignList campaigns, DraftSimulation simulation, WalletLimits limits, Clock clock) {
        this.campaigns = campaigns;
        this.simulation = simulation;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping
    SimulationBody simulateCampaign(
            @PathVariable CampaignId campaignId, @Valid @RequestBody SimulatedRange range) {
        CampaignRules rules =
                campaigns
                        .find(campaignId)
                        .map(CampaignList.Listed::newest)
                        .orElseThrow(() -> ProblemException.notFound("CAMPAIGN_NOT_FOUND"));
        SimulationResult result =
                simulation.run(
                        rules,
                        instant("from", range.from(), false),
                        instant("to", range.to(), true));
        return SimulationBody.of(
                campaignId,
                result,
                RulesWarnings.of(rules, limits).stream().map(WarningBody::of).toList());
    }

    /**
     * Reads a date as its first instant, or as the end of a range: the first instant after it, for
     * today now.
     */
    private Instant instant(String field, String text, boolean end) {
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate date = LocalDate.parse(text);
            Instant now = clock.instant();
            if (!end) {
                return BusinessDate.startOf(date);
            }
            return date.equals(BusinessDate.of(now)) ? now : BusinessDate.endOf(date);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, "WRONG_TYPE");
        }
    }

    /**
     * @param from a date (2023-04-01) or a time with offset
     * @param to a date, included, or a time with offset, excluded
     */
    record SimulatedRange(@NotNull String from, @NotNull String to) {}

    /**
     * The simulation's result; amounts are points.
     *
     * @param to the first instant that was not looked at
     * @param triggers occasions of the trigger's kind
     * @param qualifying those worth points before caps and budget
     * @param cost handed out and not taken back
     * @param loweredBy taken back after refunds and reversals
     * @param costWithoutBudget what it would have cost without an end of the budget
     * @param people who kept any points
     * @param grants occasions that got points
     * @param distribution people by the points they kept
     * @param budgetEndsAt when the last point was handed out; absent when some were left
     * @param remaining of the budget
     * @param series every date of the range
     */
    record SimulationBody(
            String campaignId,
            Instant from,
            Instant to,
            long triggers,
            long qualifying,
            long cost,
            long loweredBy,
            long costWithoutBudget,
            long people,
            long grants,
            BigDecimal averagePerPerson,
            List<SimulationResult.Bucket> distribution,
            @Nullable Instant budgetEndsAt,
            long remaining,
            List<SimulationResult.Day> series,
            List<WarningBody> warnings) {

        static SimulationBody of(
                CampaignId campaignId, SimulationResult result, List<WarningBody> warnings) {
            return new SimulationBody(
                    campaignId.value(),
                    result.from(),
                    result.to(),
                    result.occasions(),
                    result.qualifying(),
                    result.cost().amount(),
                    result.loweredBy().amount(),
                    result.costWithoutBudget().amount(),
                    result.people(),
                    result.grants(),
                    result.averagePerPerson(),
                    result.distribution(),
                    result.budgetEndsAt(),
                    result.remaining().amount(),
                    result.series(),
                    warnings);
        }
    }
}
