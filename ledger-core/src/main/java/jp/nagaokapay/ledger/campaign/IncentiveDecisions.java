package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.BUDGET_HOLDS_INCENTIVE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_APPROVED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_KNOWN;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_ENDED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_PAUSED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAPS_HOLD_INCENTIVE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.INCENTIVE_EXPIRY_IS_ALLOWED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.INCENTIVE_WITHIN_MOST;
import static jp.nagaokapay.ledger.campaign.CampaignRule.PARTNER_HAS_BUDGET;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.ReleaseClaim;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.GiveBackCause;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition.OfPartner;
import jp.nagaokapay.ledger.campaign.rules.Reward.AsAsked;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;

/**
 * What a partner asks for is given whole or refused, before the partner is answered: first the
 * person's caps are claimed, then the budget; what the budget refuses is released.
 */
final class IncentiveDecisions {
    private IncentiveDecisions() {}

    static IncentiveClaimed claim(ParticipationState state, Claim command) {
        Points allowed = command.caps().allow(command.points(), state.at(command.at()));
        CAPS_HOLD_INCENTIVE.require(
                allowed.equals(command.points()), Map.of("most", allowed.amount()));
        return new IncentiveClaimed(
                command.participationId(),
                command.at(),
                command.campaignId(),
                command.walletId(),
                command.linkId(),
                command.occasionId(),
                command.points(),
                state.earned().plus(command.points()));
    }

    static PointsGivenBack release(ParticipationState state, ReleaseClaim command) {
        CAMPAIGN_IS_KNOWN.require(command.points().compareTo(state.earned()) <= 0);
        return new PointsGivenBack(
                command.participationId(),
                command.at(),
                command.campaignId(),
                command.occasionId(),
                command.points(),
                GiveBackCause.BUDGET,
                state.earned().minus(command.points()));
    }

    static BudgetAllocated allocate(CampaignState state, AllocateIncentive command, Instant now) {
        require(state, command, now);
        CampaignRules rules = state.knownRules();
        LocalDate earnedOn = BusinessDate.of(command.at());
        LocalDate grantOn = rules.points().grantedOn(earnedOn);
        return new BudgetAllocated(
                command.campaignId(),
                now,
                state.budget().servedUpTo(), // no place in the log's order: it is served at once
                List.of(
                        new Allocation(
                                command.walletId(),
                                command.occasionId(),
                                command.points(),
                                command.points(),
                                command.at(),
                                command.expiresOn() == null
                                        ? rules.points().lastDay(earnedOn)
                                        : command.expiresOn(),
                                grantOn.equals(earnedOn) ? null : grantOn)),
                rules.points().restriction(),
                state.remaining().minus(command.points()));
    }

    /** An exhausted budget says so although its campaign has ended with it. */
    static void require(CampaignState state, AllocateIncentive command, Instant now) {
        CAMPAIGN_IS_APPROVED.require(state.stage() != null && state.stage().wasApproved());
        CampaignRules rules = state.knownRules();
        PARTNER_HAS_BUDGET.require(rules.openAt(now) && isBudgetOf(rules, command));
        requireWithinMost(rules, command.points());
        requireExpiry(rules, command, now);
        BUDGET_HOLDS_INCENTIVE.require(
                command.points().compareTo(state.remaining()) <= 0,
                Map.of("most", state.remaining().amount()));
        CAMPAIGN_IS_NOT_ENDED.require(state.stage() != CampaignStage.ENDED);
        CAMPAIGN_IS_NOT_PAUSED.require(state.stage() != CampaignStage.PAUSED);
    }

    private static boolean isBudgetOf(CampaignRules rules, AllocateIncentive command) {
        return rules.isPartnerBudget()
                && rules.conditions().contains(new OfPartner(command.partnerId()));
    }

    private static void requireWithinMost(CampaignRules rules, Points points) {
        if (rules.reward() instanceof AsAsked(Points most)) {
            INCENTIVE_WITHIN_MOST.require(
                    points.compareTo(most) <= 0, Map.of("most", most.amount()));
        }
    }

    /** A partner may let points expire sooner than the rules say, never later. */
    private static void requireExpiry(CampaignRules rules, AllocateIncentive command, Instant now) {
        LocalDate wished = command.expiresOn();
        if (wished == null) {
            return;
        }
        LocalDate earnedOn = BusinessDate.of(command.at());
        LocalDate first = later(rules.points().grantedOn(earnedOn), BusinessDate.of(now));
        LocalDate last = rules.points().lastDay(earnedOn);
        INCENTIVE_EXPIRY_IS_ALLOWED.require(
                !wished.isBefore(first) && !wished.isAfter(last),
                Map.of("earliest", first.toString(), "latest", last.toString()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
