package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jp.nagaokapay.ledger.money.Points;
import jp.nagaokapay.ledger.money.Yen;

/** How many points an occasion is worth before any cap; earned on money only, rounded down. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Reward.Rate.class, name = "RATE"))
public sealed interface Reward {
    Points on(Yen paid);

    /**
     * A share of the money.
     *
     * @param basisPoints hundredths of a percent, 1 to 10,000: 3,000 is 30 %
     */
    record Rate(int basisPoints) implements Reward {
        private static final int WHOLE = 10_000;

        public Rate {
            if (basisPoints < 1 || basisPoints > WHOLE) {
                throw new IllegalArgumentException(
                        "a rate is 1 to 10,000 basis points, not " + basisPoints);
            }
        }

        @Override
        public Points on(Yen paid) {
            return Points.of(Math.multiplyExact(paid.amount(), basisPoints) / WHOLE);
        }
    }
}
