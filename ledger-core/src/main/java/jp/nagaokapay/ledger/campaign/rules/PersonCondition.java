package jp.nagaokapay.ledger.campaign.rules;

import java.time.LocalDate;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.Residency;

/** Of who it is. */
public sealed interface PersonCondition extends Condition.OfOccasion {
    @Override
    default Set<Trigger> triggers() {
        return Trigger.ALL;
    }

    /** Residents of the city only, or people from outside only; no firms. */
    record Residents(Residency residency) implements PersonCondition {
        @Override
        public boolean holdsFor(Occasion occasion) {
            return !occasion.person().corporate() && occasion.person().residency() == residency;
        }

        @Override
        public boolean canHold(CampaignRules rules) {
            return rules.of(Residents.class).allMatch(this::equals);
        }
    }

    /** People whose wallet was opened on that day or later. */
    record NewUsersSince(LocalDate date) implements PersonCondition {
        public NewUsersSince {
            RuleBounds.requireYear(date);
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return !occasion.person().openedOn().isBefore(date);
        }

        @Override
        public boolean canHold(CampaignRules rules) {
            return !date.isAfter(rules.lastDay());
        }

        @Override
        public NewUsersSince shiftedBy(long days) {
            return new NewUsersSince(RuleBounds.withinYears(date.plusDays(days)));
        }
    }
}
