package jp.nagaokapay.ledger.campaign.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;

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

    /**
     * Whose wallet was opened so many days before, or earlier.
     *
     * @param days 1 to 3,650
     */
    record AccountAge(int days) implements PersonCondition {
        private static final int DAYS_MAX = 3_650;

        public AccountAge {
            RuleBounds.requireBetween(days, 1, DAYS_MAX, RulesFault.ACCOUNT_AGE);
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            LocalDate latest = BusinessDate.of(occasion.at()).minusDays(days);
            return !occasion.person().openedOn().isAfter(latest);
        }
    }

    /** Those of a list and nobody else; also firms, and cards. */
    record Wallets(List<WalletId> wallets) implements PersonCondition {
        public static final int MOST = 5_000;

        private static final Comparator<WalletId> ORDER = Comparator.comparing(WalletId::value);

        public Wallets {
            RuleBounds.requireBetween(wallets.size(), 1, MOST, RulesFault.LIST_SIZE);
            wallets = wallets.stream().distinct().sorted(ORDER).toList();
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return Collections.binarySearch(wallets, occasion.walletId(), ORDER) >= 0;
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.OF_THE_ROLL;
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
