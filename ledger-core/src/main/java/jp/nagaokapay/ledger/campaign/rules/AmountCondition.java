package jp.nagaokapay.ledger.campaign.rules;

import java.util.Set;
import jp.nagaokapay.ledger.shared.money.Yen;

/** Of the amount, so that a refund can undo it. */
public sealed interface AmountCondition extends Condition.OfOccasion {
    boolean holdsFor(Yen amount);

    /** The smallest amount that meets it. */
    Yen smallest();

    @Override
    default boolean holdsFor(Occasion occasion) {
        return holdsFor(occasion.basis().amount());
    }

    /** At least so many yen in one occasion, points spent included; 1 yen or more. */
    record MinimumAmount(Yen amount) implements AmountCondition {
        public MinimumAmount {
            RuleBounds.requireAmount(amount);
        }

        @Override
        public boolean holdsFor(Yen whole) {
            return whole.covers(amount);
        }

        @Override
        public Yen smallest() {
            return amount;
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.OF_MONEY;
        }
    }

    /**
     * ゾロ目 by amount: every digit of the amount is the same, as in 777 or 1,111.
     *
     * @param digits the fewest digits that count, 2 to 9
     */
    record RepdigitAmount(int digits) implements AmountCondition {
        public RepdigitAmount {
            RuleBounds.requireBetween(digits, 2, 9, RulesFault.DIGITS);
        }

        @Override
        public boolean holdsFor(Yen whole) {
            String written = Long.toString(whole.amount());
            return written.length() >= digits && Repdigits.areAllTheSame(written);
        }

        @Override
        public Yen smallest() {
            return Yen.of(Long.parseLong("1".repeat(digits)));
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.OF_PAYMENTS;
        }
    }
}
