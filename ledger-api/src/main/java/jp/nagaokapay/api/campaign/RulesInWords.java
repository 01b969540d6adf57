package jp.nagaokapay.api.campaign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.ChargeCondition;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.GrantTiming;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PaymentCondition;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.ShopCondition;
import jp.nagaokapay.ledger.campaign.rules.TimeCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import org.jspecify.annotations.Nullable;

/**
 * Rules as plain Japanese sentences. A new kind of condition or reward does not compile without.
 */
final class RulesInWords {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPAN);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPAN);

    /** Names in a sentence; how many more there are is said. */
    private static final int NAMED_MAX = 8;

    private RulesInWords() {}

    static String period(CampaignRules rules) {
        return moment(rules.opensAt()) + " から " + moment(rules.closesAt()) + " の直前まで";
    }

    static String trigger(Trigger trigger) {
        return switch (trigger) {
            case CHARGE -> "チャージをしたとき";
            case PAYMENT -> "お店で支払いをしたとき";
            case SIGN_UP -> "初めてチャージをしたとき";
            case ROLL -> "キャンペーンの開始日に、条件に合う方全員へ（お1人に1回）";
            case EXTERNAL -> "連携事業者から報告または依頼があったとき";
        };
    }

    static String reward(CampaignRules rules) {
        return switch (rules.reward()) {
            case Reward.Rate rate ->
                    "有償分の金額の" + percent(rate.basisPoints()) + "のポイント" + byClass(rate.byShopClass());
            case Reward.Fixed fixed ->
                    (rules.trigger() == Trigger.ROLL ? "1人につき" : "1回につき") + points(fixed.points());
            case Reward.Stepped stepped ->
                    stepped.steps().stream()
                            .map(step ->
                                    number(step.from().amount()) + "円以上で" + points(step.points()))
                            .collect(Collectors.joining("、"));
            case Reward.Lottery lottery ->
                    "抽選により "
                            + lottery.prizes().stream()
                                    .map(prize ->
                                            points(prize.points())
                                                    + "（確率 "
                                                    + prize.oddsPerMillion() / 10_000.0
                                                    + "％）")
                                    .collect(Collectors.joining("、"));
            case Reward.AsAsked asked -> "連携事業者が求めるポイント（1回の上限 " + points(asked.most()) + "）";
        };
    }

    /** A sentence each; none where everything of the trigger earns. */
    static List<String> conditions(CampaignRules rules) {
        return rules.conditions().stream().map(RulesInWords::condition).toList();
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case AmountCondition.MinimumAmount one ->
                    "1回の金額が" + number(one.amount().amount()) + "円以上";
            case AmountCondition.RepdigitAmount one -> "金額が" + one.digits() + "桁以上のゾロ目（777円など）";
            case TimeCondition.RepdigitDate _ -> "日付がゾロ目の日（2月22日など）";
            case TimeCondition.DaysOfMonth one ->
                    "毎月" + joined(one.days().stream().map(day -> day + "日").toList());
            case TimeCondition.Weekdays one ->
                    joined(one.days().stream().map(RulesInWords::weekday).toList());
            case TimeCondition.Hours one -> one.from() + "から" + one.until() + "の直前まで";
            case PersonCondition.Residents one ->
                    one.residency() == Residency.RESIDENT ? "市内にお住まいの個人" : "市外にお住まいの個人";
            case PersonCondition.AccountAge one -> number(one.days()) + "日以上前から利用している方";
            case PersonCondition.Wallets one ->
                    "名簿にある" + number(one.wallets().size()) + "件のウォレット・カードのみ";
            case PersonCondition.NewUsersSince one -> DATE.format(one.date()) + "以降に利用を始めた方";
            case ShopCondition.ShopClasses one ->
                    "対象の店：" + joined(one.classes().stream().map(RulesInWords::shopClass).toList());
            case ShopCondition.Districts one -> "対象の地区：" + joined(one.districts());
            case ShopCondition.Categories one -> "対象の業種：" + joined(one.categories());
            case ShopCondition.Shops one -> "指定の" + one.merchantIds().size() + "店のみ";
            case ChargeCondition.Channels one ->
                    "チャージ方法：" + joined(one.channels().stream().map(RulesInWords::channel).toList());
            case PaymentCondition.ExcludingPaymentRequests _ -> "請求（払込依頼）への支払いは対象外";
            case PartnerCondition.OfPartner one -> "連携事業者 " + one.partnerId() + " によるもの";
            case PartnerCondition.Activities one ->
                    "活動「" + one.kind() + "」が" + number(one.atLeast()) + "以上";
            case CountCondition.OccasionNumber one -> occasionNumber(one);
            case CountCondition.FirstPeople one -> "先着" + number(one.people()) + "人まで";
        };
    }

    private static String occasionNumber(CountCondition.OccasionNumber one) {
        String unit =
                switch (one.counting()) {
                    case OCCASIONS -> "回目";
                    case DAYS -> "日目";
                };
        Integer to = one.to();
        String numbers =
                to == null
                        ? one.from() + unit + "以降"
                        : to == one.from() ? one.from() + unit : one.from() + "〜" + to + unit;
        return (one.within() == CountCondition.Span.MONTH ? "1人につき毎月の" : "1人につき期間中の") + numbers;
    }

    /** A sentence for each cap; none without caps. */
    static List<String> caps(Caps caps) {
        List<String> words = new ArrayList<>();
        add(words, "1回につき", caps.perTrigger());
        add(words, "1人1日につき", caps.perDay());
        add(words, "1人1か月につき", caps.perMonth());
        add(words, "1人につき期間中", caps.perPerson());
        add(words, "全員で1日につき", caps.allPerDay());
        add(words, "全員で1か月につき", caps.allPerMonth());
        return words;
    }

    private static void add(List<String> words, String of, @Nullable Points cap) {
        if (cap != null) {
            words.add(of + points(cap) + "まで");
        }
    }

    static String use(PointsRule rule) {
        String expiry =
                switch (rule.expiry()) {
                    case PointsExpiry.AfterDays after -> "付与から" + after.days() + "日後まで";
                    case PointsExpiry.OnDate on -> DATE.format(on.date()) + "まで";
                    case PointsExpiry.EndOfMonthAfter after ->
                            after.months() == 0
                                    ? "付与の月の末日まで"
                                    : "付与の月から" + after.months() + "か月後の月末まで";
                };
        ShopClass only = rule.restriction();
        return expiry + (only == null ? "、すべての加盟店で使える" : "、" + shopClass(only) + "でだけ使える");
    }

    static String timing(PointsRule rule) {
        GrantTiming timing = rule.timing() == null ? GrantTiming.AT_ONCE : rule.timing();
        return switch (timing) {
            case AT_ONCE -> "その場で";
            case AFTER_CLOSING -> "10日・20日・月末の締めから5営業日後";
        };
    }

    static String points(Points points) {
        return number(points.amount()) + "ポイント";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(BusinessDate.ZONE));
    }

    private static String percent(int basisPoints) {
        return (basisPoints % 100 == 0 ? "" + basisPoints / 100 : "" + basisPoints / 100.0) + "％";
    }

    private static String byClass(@Nullable Map<ShopClass, Integer> rates) {
        return rates == null || rates.isEmpty()
                ? ""
                : new TreeMap<>(rates)
                        .entrySet().stream()
                                .map(rate ->
                                        shopClass(rate.getKey()) + "は" + percent(rate.getValue()))
                                .collect(Collectors.joining("、", "（", "）"));
    }

    private static String joined(Collection<String> names) {
        String first = names.stream().limit(NAMED_MAX).collect(Collectors.joining("・"));
        return names.size() > NAMED_MAX ? first + " ほか" + (names.size() - NAMED_MAX) : first;
    }

    private static String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.JAPAN);
    }

    private static String shopClass(ShopClass shopClass) {
        return switch (shopClass) {
            case SHOPPING_STREET -> "商店街の店";
            case INDEPENDENT -> "個店";
            case CONVENIENCE -> "コンビニエンスストア";
            case LARGE -> "大型店";
        };
    }

    private static String channel(Channel channel) {
        return switch (channel) {
            case CREDIT_CARD -> "クレジットカード";
            case BANK -> "銀行口座";
            case ATM -> "ＡＴＭ";
            case COUNTER -> "窓口";
        };
    }
}
