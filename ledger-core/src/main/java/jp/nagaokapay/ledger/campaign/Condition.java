package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jp.nagaokapay.ledger.money.Yen;

/** What must hold, besides the campaign's period and trigger, for an occasion to earn. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Condition.MinimumAmount.class, name = "MINIMUM_AMOUNT"))
public sealed interface Condition {
    boolean holdsFor(Occasion occasion);

    /** At least so much money in one occasion; 1 yen or more. */
    record MinimumAmount(Yen amount) implements Condition {
        public MinimumAmount {
            if (amount.isZero()) {
                throw new IllegalArgumentException("a minimum amount must be positive");
            }
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.paid().covers(amount);
        }
    }
}
