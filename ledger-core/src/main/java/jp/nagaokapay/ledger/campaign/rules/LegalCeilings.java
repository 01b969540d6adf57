package jp.nagaokapay.ledger.campaign.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.campaign.rules.CampaignWarning.Code;
import jp.nagaokapay.ledger.campaign.rules.Reward.Lottery;
import jp.nagaokapay.ledger.campaign.rules.Reward.Prize;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/**
 * The ceilings of the law on premiums (景品表示法) for prizes by lot, as far as they are believed to be:
 * a general lottery gives at most 20 times the price and 100,000 yen at once, and 2 % of the sales
 * it is about in all. A joint one of many shops (共同懸賞) may give 300,000 yen and 3 %; which of them
 * a campaign is, lawyers decide, so the stricter one is looked at. It is a warning, no refusal.
 *
 * <p>The price is the smallest amount that draws; where a payment needs no amount it counts as 100
 * yen, as the agency does. Sales are reckoned at that price, so the share that prizes take of them
 * is the highest it can be.
 */
final class LegalCeilings {
    private static final long PRICE_TIMES = 20;
    private static final long SINGLE_MAX = 100_000;
    private static final long TOTAL_PERCENT = 2;
    private static final long WARN_AT_PERCENT = 80;
    private static final long WHOLE = 100;
    private static final Yen ANY_AMOUNT = Yen.of(100);

    private LegalCeilings() {}

    static List<CampaignWarning> warnings(CampaignRules rules, WalletLimits limits) {
        if (!(rules.reward() instanceof Lottery lottery) || rules.trigger() == Trigger.EXTERNAL) {
            return List.of(); // without a sale the law knows no ceiling
        }
        long price = Math.max(1, smallestAmount(rules, limits).amount());
        List<CampaignWarning> warnings = new ArrayList<>();
        long single = Math.min(Math.multiplyExact(price, PRICE_TIMES), SINGLE_MAX);
        long prize =
                lottery.prizes().stream().mapToLong(one -> one.points().amount()).max().orElse(0);
        if (prize * WHOLE >= single * WARN_AT_PERCENT) {
            warnings.add(singlePrize(prize, price, single));
        }
        long expectedMillionths = lottery.prizes().stream().mapToLong(LegalCeilings::share).sum();
        long ceilingMillionths = price * Lottery.TICKETS / WHOLE * TOTAL_PERCENT;
        if (expectedMillionths * WHOLE >= ceilingMillionths * WARN_AT_PERCENT) {
            warnings.add(total(expectedMillionths / (double) Lottery.TICKETS, price));
        }
        return warnings;
    }

    /** The smallest amount of one occasion that can meet the conditions on amounts. */
    static Yen smallestAmount(CampaignRules rules, WalletLimits limits) {
        Yen smallest =
                switch (rules.trigger()) {
                    case CHARGE, SIGN_UP -> limits.chargeMin();
                    case PAYMENT -> max(limits.paymentMin(), ANY_AMOUNT);
                    case EXTERNAL, ROLL -> Yen.ZERO;
                };
        List<Yen> asked = rules.of(AmountCondition.class).map(AmountCondition::smallest).toList();
        if (!asked.isEmpty() && rules.trigger() == Trigger.PAYMENT) {
            smallest = limits.paymentMin();
        }
        return asked.stream().reduce(smallest, LegalCeilings::max);
    }

    private static long share(Prize prize) {
        return Math.multiplyExact(prize.points().amount(), prize.oddsPerMillion());
    }

    private static Yen max(Yen one, Yen other) {
        return one.covers(other) ? one : other;
    }

    private static CampaignWarning singlePrize(long prize, long price, long ceiling) {
        return new CampaignWarning(
                Code.LOTTERY_NEAR_SINGLE_PRIZE_CEILING,
                String.format(
                        Locale.ROOT,
                        "最大の当選ポイント %,d は、対象となる最低金額 %,d円に対する景品の上限 %,d円に近いか超えています（景品表示法・一般懸賞）。",
                        prize,
                        price,
                        ceiling),
                String.format(
                        Locale.ROOT,
                        "The largest prize, %,d, comes near or passes the ceiling for the smallest"
                                + " amount that draws, %,d yen: %,d yen (premiums by lot).",
                        prize,
                        price,
                        ceiling));
    }

    private static CampaignWarning total(double expected, long price) {
        return new CampaignWarning(
                Code.LOTTERY_NEAR_TOTAL_CEILING,
                String.format(
                        Locale.ROOT,
                        "抽選1回あたりの期待値 %,.2fポイントは、対象となる最低金額 %,d円の%d%%（景品総額の上限）に近いか超えています（景品表示法・一般懸賞）。",
                        expected,
                        price,
                        TOTAL_PERCENT),
                String.format(
                        Locale.ROOT,
                        "A draw gives %,.2f points on average, which comes near or passes the ceiling"
                                + " of all prizes: %d %% of the smallest amount that draws, %,d yen"
                                + " (premiums by lot).",
                        expected,
                        TOTAL_PERCENT,
                        price));
    }
}
