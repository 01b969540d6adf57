package jp.nagaokapay.ledger.campaign.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.rules.CampaignWarning.Code;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/** What whoever decides on rules should know about them; nothing of it stops them. */
public final class RulesWarnings {
    private static final long DAYS_TO_SPEND = 14;
    private static final int WHOLE = 10_000;

    private RulesWarnings() {}

    /**
     * @param limits within which people charge and pay
     */
    public static List<CampaignWarning> of(CampaignRules rules, WalletLimits limits) {
        List<CampaignWarning> warnings = new ArrayList<>(LegalCeilings.warnings(rules, limits));
        if (!SatisfiabilityCheck.everEarns(rules, limits)) {
            warnings.add(
                    new CampaignWarning(
                            Code.CONDITION_CANNOT_HOLD,
                            "この条件では、期間中に対象となるものがありません。",
                            "With these conditions nothing can earn in the period."));
        }
        Points reward = oneReward(rules, limits);
        if (rules.budget().compareTo(reward) < 0) {
            warnings.add(
                    new CampaignWarning(
                            Code.BUDGET_BELOW_ONE_REWARD,
                            "予算が1回分のポイント（" + reward.amount() + "）に足りません。",
                            "The budget is less than one reward (" + reward.amount() + ")."));
        }
        long days = fewestDaysToSpend(rules);
        if (days < DAYS_TO_SPEND) {
            warnings.add(
                    new CampaignWarning(
                            Code.POINTS_EXPIRE_SOON,
                            "付与から有効期限まで、短い場合は" + days + "日しかありません。",
                            "Some points can be spent for only "
                                    + days
                                    + " days after they come."));
        }
        if (isUncapped(rules)) {
            warnings.add(
                    new CampaignWarning(
                            Code.NO_CAP_FOR_A_PERSON,
                            "1人あたりの上限がないため、1人が予算をすべて使うことができます。",
                            "There is no cap for a person: one person may take the whole budget."));
        }
        return List.copyOf(warnings);
    }

    /** The points of a smallest occasion that earns, or of the main prize. */
    private static Points oneReward(CampaignRules rules, WalletLimits limits) {
        Points reward =
                switch (rules.reward()) {
                    case Reward.Fixed fixed -> fixed.points();
                    case Reward.Stepped stepped -> stepped.steps().getFirst().points();
                    case Reward.Lottery lottery ->
                            lottery.prizes().stream()
                                    .map(Reward.Prize::points)
                                    .max(Comparator.naturalOrder())
                                    .orElse(Points.ZERO);
                    case Reward.Rate rate -> ofSmallest(rules, rate, limits);
                    case Reward.AsAsked _ -> Points.ZERO;
                };
        return rules.caps().allow(reward, Caps.Earned.NOTHING);
    }

    private static Points ofSmallest(CampaignRules rules, Reward.Rate rate, WalletLimits limits) {
        Yen smallest = LegalCeilings.smallestAmount(rules, limits);
        return Points.of(Math.multiplyExact(smallest.amount(), rate.basisPoints()) / WHOLE);
    }

    /** Months end in the period or at its own end; those who earn last there have the least. */
    private static long fewestDaysToSpend(CampaignRules rules) {
        LocalDate first = rules.firstDay();
        LocalDate last = rules.lastDay();
        LocalDate monthsEnd = YearMonth.from(first).atEndOfMonth();
        return Stream.of(first, last, monthsEnd.isAfter(last) ? last : monthsEnd)
                .mapToLong(day ->
                        ChronoUnit.DAYS.between(
                                rules.points().grantedOn(day), rules.points().lastDay(day)))
                .min()
                .orElseThrow();
    }

    /** A campaign of the roll grants once to a person, whatever its caps. */
    private static boolean isUncapped(CampaignRules rules) {
        Caps caps = rules.caps();
        return rules.trigger() != Trigger.ROLL
                && caps.perPerson() == null
                && caps.perMonth() == null
                && caps.perDay() == null
                && !rules.isPartnerBudget();
    }
}
