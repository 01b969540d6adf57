package jp.nagaokapay.ledger.campaign.earning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.nagaokapay.ledger.campaign.CampaignBuilder;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.ChargeCondition;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.OccasionNumber;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.PaymentCondition;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Reward.Step;
import jp.nagaokapay.ledger.campaign.rules.ShopCondition;
import jp.nagaokapay.ledger.campaign.rules.TimeCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import org.jspecify.annotations.NullMarked;

/** Campaigns and histories by chance, small enough that much coincides. */
@NullMarked
public final class RandomStory {
    private static final List<String> PEOPLE = List.of("hana", "taro", "jiro", "yuki", "kaisha");
    private static final List<String> SHOPS = List.of("mise", "konbini", "depato", "unknown");
    private static final long[] AMOUNTS = {77, 500, 777, 1_000, 1_111, 3_000, 5_000, 20_000};

    private RandomStory() {}

    /** Lets people sign up, charge, pay, move, and shops and clerks take back. */
    public static void happen(Story story, Random random) {
        LocalDate day = LocalDate.of(2023, 5, 1);
        List<Integer> charges = new ArrayList<>();
        List<long[]> payments = new ArrayList<>();
        story.at(day + "T00:00")
                .registers("mise", ShopClass.SHOPPING_STREET, "長岡", "飲食")
                .registers("konbini", ShopClass.CONVENIENCE, "寺泊", "小売")
                .registers("depato", ShopClass.LARGE, "長岡", "小売");
        int number = 0;
        for (String one : PEOPLE) {
            story.at(day.plusDays(random.nextInt(20)) + "T00:01")
                    .opens(one, one(random, Residency.values()), one.equals("kaisha"));
        }
        for (int i = random.nextInt(50); i > 0; i--) {
            day = day.plusDays(random.nextInt(3));
            story.at("%sT%02d:%02d".formatted(day, random.nextInt(24), random.nextInt(60)));
            String person = one(random, PEOPLE.toArray(String[]::new));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    story.charges(
                            person,
                            1_000L * (1 + random.nextInt(20)),
                            one(random, Channel.values()));
                    charges.add(++number);
                }
                case 3, 4, 5 -> {
                    long amount = AMOUNTS[random.nextInt(AMOUNTS.length)];
                    long points = random.nextInt(3) == 0 ? random.nextLong(amount + 1) : 0;
                    story.pays(
                            person,
                            one(random, SHOPS.toArray(String[]::new)),
                            amount - points,
                            points);
                    payments.add(new long[] {++number, amount - points, points});
                }
                case 6 -> {
                    if (!charges.isEmpty() && random.nextBoolean()) {
                        story.reverses(charges.remove(random.nextInt(charges.size())));
                    } else {
                        story.moves(person, one(random, Residency.values()));
                    }
                }
                default -> {
                    if (!payments.isEmpty()) {
                        long[] payment = payments.get(random.nextInt(payments.size()));
                        long paid = random.nextLong(payment[1] + 1);
                        long points = random.nextLong(payment[2] + 1);
                        story.refunds((int) payment[0], paid, points);
                        number++;
                        payment[1] -= paid;
                        payment[2] -= points;
                    }
                }
            }
        }
    }

    static CampaignRules rules(Random random) {
        return campaign(random).rules();
    }

    /** A campaign that may earn something in such a history. */
    public static CampaignBuilder campaign(Random random) {
        Trigger trigger = one(random, Trigger.CHARGE, Trigger.PAYMENT, Trigger.SIGN_UP);
        CampaignBuilder campaign = CampaignBuilder.on(trigger).gives(reward(random, trigger));
        Instant opens = Instant.parse("2023-05-01T00:00:00Z").plusSeconds(random.nextInt(900_000));
        campaign.open(opens, opens.plusSeconds(1 + random.nextInt(5_000_000)));
        for (int i = random.nextInt(4); i > 0; i--) {
            campaign.when(condition(random, trigger));
        }
        if (random.nextInt(3) == 0) {
            campaign.of(one(random, "a", "b"), random.nextInt(3));
        }
        return campaign;
    }

    private static Reward reward(Random random, Trigger trigger) {
        return switch (random.nextInt(3)) {
            case 0 -> new Reward.Fixed(Points.of(1 + random.nextInt(500)));
            case 1 ->
                    new Reward.Stepped(
                            List.of(
                                    new Step(Yen.of(1_000), Points.of(10)),
                                    new Step(Yen.of(5_000), Points.of(100 + random.nextInt(9)))));
            default ->
                    trigger == Trigger.PAYMENT && random.nextBoolean()
                            ? new Reward.Rate(
                                    1 + random.nextInt(5_000),
                                    Map.of(ShopClass.LARGE, 0, ShopClass.CONVENIENCE, 777))
                            : new Reward.Rate(1 + random.nextInt(5_000));
        };
    }

    private static Condition condition(Random random, Trigger trigger) {
        if (trigger == Trigger.PAYMENT && random.nextInt(3) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> new AmountCondition.RepdigitAmount(2 + random.nextInt(3));
                case 1 -> new ShopCondition.ShopClasses(List.of(one(random, ShopClass.values())));
                case 2 -> new ShopCondition.Districts(List.of("長岡"));
                case 3 -> new ShopCondition.Categories(List.of("小売"));
                case 4 -> new PaymentCondition.ExcludingPaymentRequests();
                default -> new ShopCondition.Shops(List.of(new MerchantId("merchant:mise")));
            };
        }
        return switch (random.nextInt(trigger == Trigger.PAYMENT ? 9 : 10)) {
            case 0 -> new AmountCondition.MinimumAmount(Yen.of(AMOUNTS[random.nextInt(5)]));
            case 1 -> new TimeCondition.RepdigitDate();
            case 2 -> new TimeCondition.DaysOfMonth(List.of(2, 3, 5, 8, 13, 21, 22));
            case 3 -> new TimeCondition.Weekdays(List.of(one(random, DayOfWeek.values())));
            case 4 ->
                    new TimeCondition.Hours(
                            LocalTime.of(random.nextInt(12), 30),
                            LocalTime.of(12 + random.nextInt(12), 0));
            case 5 -> new PersonCondition.Residents(one(random, Residency.values()));
            case 6 ->
                    new PersonCondition.NewUsersSince(
                            LocalDate.of(2023, 5, 1 + random.nextInt(20)));
            case 7 -> {
                int from = 1 + random.nextInt(3);
                yield new OccasionNumber(
                        from,
                        random.nextBoolean() ? null : from + random.nextInt(2),
                        one(random, Span.values()),
                        one(random, Counting.values()));
            }
            case 8 -> new CountCondition.FirstPeople(1 + random.nextInt(3));
            default -> new ChargeCondition.Channels(List.of(one(random, Channel.values())));
        };
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
