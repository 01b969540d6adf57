package jp.nagaokapay.ledger.campaign.rules;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/**
 * Whether conditions, taken together, can ever hold; only plain contradictions are found. What a
 * condition can say alone it says itself ({@link Condition#canHold}).
 */
final class SatisfiabilityCheck {
    /** In so many days every day of a month has been every day of the week. */
    private static final long DAYS_MAX = 366 * 28;

    private SatisfiabilityCheck() {}

    static boolean everEarns(CampaignRules rules, WalletLimits limits) {
        return rules.conditions().stream().allMatch(one -> one.canHold(rules))
                && anyDay(rules)
                && amountInBounds(rules, limits);
    }

    private static boolean anyDay(CampaignRules rules) {
        List<TimeCondition> times = rules.of(TimeCondition.class).toList();
        return times.isEmpty()
                || rules.firstDay()
                        .datesUntil(rules.lastDay().plusDays(1))
                        .limit(DAYS_MAX)
                        .anyMatch(day -> holdsOn(day, times));
    }

    private static boolean holdsOn(LocalDate day, List<TimeCondition> times) {
        return times.stream().allMatch(one -> one.holdsOn(day));
    }

    private static boolean amountInBounds(CampaignRules rules, WalletLimits limits) {
        Yen smallest = LegalCeilings.smallestAmount(rules, limits);
        return switch (rules.trigger()) {
            case CHARGE, SIGN_UP -> limits.chargeMax().covers(smallest);
            case PAYMENT -> limits.paymentMax().covers(smallest);
            case EXTERNAL, ROLL -> true; // no money moves
        };
    }
}
