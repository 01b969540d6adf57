package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.requireBetween;
import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.requireText;

/**
 * How a campaign gets on with others: of an exclusive group only one gives points for an occasion,
 * the one with the smallest priority among those in which it is worth anything. Caps are not looked
 * at: a campaign whose cap leaves nothing still comes first.
 *
 * @param priority 0 to 1,000; the same priority goes by the campaign's id
 * @param exclusiveGroup a name that the group's campaigns share, 1 to 40 characters
 */
public record Stacking(int priority, String exclusiveGroup) {
    public Stacking {
        requireBetween(priority, 0, 1_000, RulesFault.PRIORITY);
        requireText(exclusiveGroup, 40, RulesFault.EXCLUSIVE_GROUP);
    }
}
