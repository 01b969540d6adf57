package jp.nagaokapay.ledger.campaign.rules;

import java.util.Set;
import jp.nagaokapay.ledger.partner.PartnerId;

/** Of what a partner reports or asks for. */
public sealed interface PartnerCondition extends Condition.OfOccasion {
    @Override
    default Set<Trigger> triggers() {
        return Trigger.OF_PARTNERS;
    }

    /** Only what this partner reports or asks for. */
    record OfPartner(PartnerId partnerId) implements PartnerCondition {
        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.activity() != null && occasion.activity().partnerId().equals(partnerId);
        }
    }

    /**
     * Only reports of this kind of activity.
     *
     * @param kind as the partner names it, 1 to 40 characters
     * @param atLeast the smallest quantity in one report
     */
    record Activities(String kind, long atLeast) implements PartnerCondition {
        public static final int KIND_CHARACTERS_MAX = 40;

        public Activities {
            RuleBounds.requireText(kind, KIND_CHARACTERS_MAX, RulesFault.ACTIVITY_KIND);
            RuleBounds.requireAtLeast(atLeast, 0, RulesFault.ACTIVITY_QUANTITY);
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.activity() != null
                    && occasion.activity().kind().equals(kind)
                    && occasion.activity().quantity() >= atLeast;
        }
    }
}
