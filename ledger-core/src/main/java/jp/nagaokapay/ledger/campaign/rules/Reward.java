package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.require;
import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.requireBetween;
import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.some;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * How many points an occasion is worth before any cap, rounded down. That points which are spent
 * earn nothing is the rules' business ({@link CampaignRules#worth}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reward.Rate.class, name = "RATE"),
    @JsonSubTypes.Type(value = Reward.Fixed.class, name = "FIXED"),
    @JsonSubTypes.Type(value = Reward.Stepped.class, name = "STEPPED"),
    @JsonSubTypes.Type(value = Reward.Lottery.class, name = "LOTTERY"),
    @JsonSubTypes.Type(value = Reward.AsAsked.class, name = "AS_ASKED")
})
public sealed interface Reward {
    /** Most points of one occasion. */
    Points ONCE_MAX = Points.of(1_000_000);

    /**
     * @param ticket the number drawn for the occasion, 0 to 999,999; only a lottery looks at it
     */
    Points worth(Basis basis, int ticket);

    /** The triggers whose occasions it can be given for. */
    Set<Trigger> triggers();

    /**
     * A share of the money.
     *
     * @param basisPoints hundredths of a percent, 1 to 10,000: 3,000 is 30 %
     * @param byShopClass other shares at these classes of shops, 0 to 10,000; null is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rate(int basisPoints, @Nullable Map<ShopClass, Integer> byShopClass) implements Reward {
        private static final int WHOLE = 10_000;

        public Rate {
            requireBetween(basisPoints, 1, WHOLE, RulesFault.RATE);
            if (byShopClass != null) {
                byShopClass
                        .values()
                        .forEach(rate -> requireBetween(rate, 0, WHOLE, RulesFault.RATE));
                byShopClass = Map.copyOf(new TreeMap<>(byShopClass));
            }
        }

        public Rate(int basisPoints) {
            this(basisPoints, null);
        }

        @Override
        public Set<Trigger> triggers() {
            return byShopClass == null ? Trigger.OF_MONEY : Trigger.OF_PAYMENTS;
        }

        @Override
        public Points worth(Basis basis, int ticket) {
            int rate =
                    byShopClass == null || basis.shopClass() == null
                            ? basisPoints
                            : byShopClass.getOrDefault(basis.shopClass(), basisPoints);
            return Points.of(Math.multiplyExact(basis.paid().amount(), rate) / WHOLE);
        }
    }

    /** So many points each time, 1 to 1,000,000. */
    record Fixed(Points points) implements Reward {
        public Fixed {
            requireOnce(points);
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.ALL;
        }

        @Override
        public Points worth(Basis basis, int ticket) {
            return points;
        }
    }

    /** So many points from so much money on; the highest step reached counts, below all none. */
    record Stepped(List<Step> steps) implements Reward {
        public Stepped {
            steps = some(steps);
            for (int i = 1; i < steps.size(); i++) {
                require(
                        steps.get(i).from().compareTo(steps.get(i - 1).from()) > 0,
                        RulesFault.STEP_ORDER);
            }
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.OF_MONEY;
        }

        @Override
        public Points worth(Basis basis, int ticket) {
            Points reached = Points.ZERO;
            for (Step step : steps) {
                reached = basis.paid().covers(step.from()) ? step.points() : reached;
            }
            return reached;
        }
    }

    /**
     * @param from money from which on it counts, 1 yen or more
     */
    record Step(Yen from, Points points) {
        public Step {
            RuleBounds.requireAmount(from);
            requireOnce(points);
        }
    }

    /**
     * A draw with published odds; who draws nothing gets nothing.
     *
     * @param prizes their odds are one million together at most
     * @param commitment SHA-256, in hexadecimal, of the secret from which every draw follows; given
     *     by the ledger before approval and proven after the end. Null until then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lottery(List<Prize> prizes, @Nullable String commitment) implements Reward {
        public static final int TICKETS = 1_000_000;

        public Lottery {
            prizes = some(prizes);
            long odds = prizes.stream().mapToLong(Prize::oddsPerMillion).sum();
            require(odds <= TICKETS, RulesFault.ODDS_TOTAL);
        }

        /** The same with the ledger's commitment. */
        public Lottery committedTo(String newCommitment) {
            return new Lottery(prizes, newCommitment);
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.OF_OCCASIONS;
        }

        @Override
        public Points worth(Basis basis, int ticket) {
            int below = 0;
            for (Prize prize : prizes) {
                below += prize.oddsPerMillion();
                if (ticket < below) {
                    return prize.points();
                }
            }
            return Points.ZERO;
        }
    }

    /**
     * @param oddsPerMillion how many of a million draws win it, 1 to 1,000,000
     */
    record Prize(Points points, int oddsPerMillion) {
        public Prize {
            requireOnce(points);
            requireBetween(oddsPerMillion, 1, Lottery.TICKETS, RulesFault.ODDS);
        }
    }

    /**
     * What a partner asks for.
     *
     * @param most in one incentive, 1 to 1,000,000
     */
    record AsAsked(Points most) implements Reward {
        public AsAsked {
            requireOnce(most);
        }

        @Override
        public Set<Trigger> triggers() {
            return Trigger.OF_PARTNERS;
        }

        @Override
        public Points worth(Basis basis, int ticket) {
            return basis.asked().min(most);
        }
    }

    private static void requireOnce(Points points) {
        requireBetween(points.amount(), 1, ONCE_MAX.amount(), RulesFault.POINTS);
    }
}
