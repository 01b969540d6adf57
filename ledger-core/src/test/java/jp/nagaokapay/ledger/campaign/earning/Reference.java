package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.ChargeCondition;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PaymentCondition;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.ShopCondition;
import jp.nagaokapay.ledger.campaign.rules.TimeCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The engine again, slow and obvious: for every thing that happened it reads the whole history
 * before it once more, and shares no code with the engine.
 */
@NullMarked
final class Reference {
    private final List<LedgerEvent> history;
    private final List<RunningCampaign> campaigns;

    /** Who won what, in order: campaign and occasion. */
    private final List<String> wins = new ArrayList<>();

    private final Map<String, List<WalletId>> winners = new HashMap<>();

    Reference(List<LedgerEvent> history, List<RunningCampaign> campaigns) {
        this.history = history;
        this.campaigns = campaigns;
    }

    /**
     * What everything is worth at the end, by campaign and occasion; nothing left out but zeros.
     */
    Map<String, Long> worths() {
        for (int i = 0; i < history.size(); i++) {
            for (Happening what : happenings(i)) {
                decide(what);
            }
        }
        Map<String, Long> worths = new TreeMap<>();
        for (String win : wins) {
            String[] parts = win.split(" ");
            CampaignRules rules =
                    campaigns.stream()
                            .filter(one -> one.campaignId().value().equals(parts[0]))
                            .findFirst()
                            .orElseThrow()
                            .rules();
            long worth = finalWorth(rules, parts[1]);
            if (worth > 0) {
                worths.put(win, worth);
            }
        }
        return worths;
    }

    private void decide(Happening what) {
        List<RunningCampaign> takers = new ArrayList<>();
        for (RunningCampaign one : campaigns) {
            if (qualifies(one, what)
                    && myTurn(one, what)
                    && worth(one.rules(), what.amount, what.paid, what) > 0) {
                takers.add(one);
            }
        }
        takers.sort(
                Comparator.comparing((RunningCampaign one) ->
                                one.rules().stacking() == null
                                        ? 0
                                        : one.rules().stacking().priority())
                        .thenComparing(one -> one.campaignId().value()));
        Set<String> groups = new HashSet<>();
        for (RunningCampaign one : takers) {
            if (one.rules().stacking() == null
                    || groups.add(one.rules().stacking().exclusiveGroup())) {
                wins.add(one.campaignId() + " " + what.occasionId);
                List<WalletId> all =
                        winners.computeIfAbsent(one.campaignId().value(), _ -> new ArrayList<>());
                if (!all.contains(what.wallet)) {
                    all.add(what.wallet);
                }
            }
        }
    }

    private boolean qualifies(RunningCampaign one, Happening what) {
        CampaignRules rules = one.rules();
        if (rules.trigger() != what.kind
                || what.at.isBefore(rules.opensAt())
                || !what.at.isBefore(one.until())
                || !what.at.isBefore(rules.closesAt())) {
            return false;
        }
        for (Condition condition : rules.conditions()) {
            if (!plain(condition, what)) {
                return false;
            }
        }
        return true;
    }

    private boolean plain(Condition condition, Happening what) {
        LocalDate date = BusinessDate.of(what.at);
        return switch (condition) {
            case AmountCondition.MinimumAmount c -> what.amount >= c.amount().amount();
            case AmountCondition.RepdigitAmount c ->
                    ("" + what.amount).length() >= c.digits() && same("" + what.amount);
            case TimeCondition.RepdigitDate _ ->
                    same("" + date.getMonthValue() + date.getDayOfMonth());
            case TimeCondition.DaysOfMonth c -> c.days().contains(date.getDayOfMonth());
            case TimeCondition.Weekdays c -> c.days().contains(date.getDayOfWeek());
            case TimeCondition.Hours c -> within(c, what.at);
            case PersonCondition.Residents c ->
                    lives(what) == c.residency() && !isFirm(what.wallet);
            case PersonCondition.AccountAge c ->
                    !openedOn(what.wallet).plusDays(c.days()).isAfter(date);
            case PersonCondition.Wallets _ -> false;
            case PersonCondition.NewUsersSince c -> !openedOn(what.wallet).isBefore(c.date());
            case ShopCondition.ShopClasses c ->
                    what.shop != null && c.classes().contains(what.shop.profile().shopClass());
            case ShopCondition.Districts c ->
                    what.shop != null && c.districts().contains(what.shop.profile().district());
            case ShopCondition.Categories c ->
                    what.shop != null && c.categories().contains(what.shop.profile().category());
            case ShopCondition.Shops c ->
                    what.shop != null && c.merchantIds().contains(what.shop.merchantId());
            case PaymentCondition.ExcludingPaymentRequests _ ->
                    !(what.event instanceof PaymentMade e
                            && e.merchantPaymentId().startsWith("payment:request-"));
            case ChargeCondition.Channels c ->
                    what.event instanceof WalletCharged e && c.channels().contains(e.channel());
            case PartnerCondition.OfPartner _, PartnerCondition.Activities _ -> false;
            case CountCondition.OccasionNumber _, CountCondition.FirstPeople _ -> true;
        };
    }

    /** All earlier occasions that met the plain conditions and were not undone before this one. */
    private boolean myTurn(RunningCampaign one, Happening what) {
        List<Happening> mine = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i <= what.index; i++) {
            for (Happening earlier : happenings(i)) {
                if (earlier.wallet.equals(what.wallet) && qualifies(one, earlier)) {
                    days.add(BusinessDate.of(earlier.at));
                    if (!undoneBefore(earlier, what.index)) {
                        mine.add(earlier);
                    }
                }
            }
        }
        for (Condition condition : one.rules().conditions()) {
            if (condition instanceof CountCondition.OccasionNumber c
                    && !numbered(c, mine, days, what)) {
                return false;
            }
            if (condition instanceof CountCondition.FirstPeople c) {
                List<WalletId> before = winners.getOrDefault(one.campaignId().value(), List.of());
                if (!before.contains(what.wallet) && before.size() >= c.people()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean numbered(
            CountCondition.OccasionNumber c,
            List<Happening> mine,
            Set<LocalDate> days,
            Happening what) {
        YearMonth month = YearMonth.from(BusinessDate.of(what.at));
        boolean monthly = c.within() == CountCondition.Span.MONTH;
        long number =
                c.counting() == CountCondition.Counting.DAYS
                        ? days.stream()
                                .filter(day -> !monthly || YearMonth.from(day).equals(month))
                                .count()
                        : mine.stream()
                                .filter(one ->
                                        !monthly
                                                || YearMonth.from(BusinessDate.of(one.at))
                                                        .equals(month))
                                .count();
        return number >= c.from() && (c.to() == null || number <= c.to());
    }

    private boolean undoneBefore(Happening earlier, int index) {
        return history.subList(0, index).stream()
                .anyMatch(event ->
                        event instanceof ChargeReversed e
                                && e.chargeId().value().equals(earlier.occasionId));
    }

    private long finalWorth(CampaignRules rules, String occasionId) {
        Happening what = null;
        for (int i = 0; i < history.size(); i++) {
            for (Happening one : happenings(i)) {
                what =
                        one.occasionId.equals(occasionId) && one.kind == rules.trigger()
                                ? one
                                : what;
            }
        }
        if (what == null) {
            throw new IllegalStateException(occasionId);
        }
        long amount = what.amount;
        long paid = what.paid;
        long worth = worth(rules, amount, paid, what);
        for (LedgerEvent event : history) {
            if (event instanceof PaymentRefunded e && e.paymentId().value().equals(occasionId)) {
                amount -= e.amount().amount();
                paid -= sum(e.returned(), LotKind.PAID) + sum(e.lapsed(), LotKind.PAID);
                worth = Math.min(worth, worth(rules, amount, paid, what));
            }
            if (event instanceof ChargeReversed e && e.chargeId().value().equals(occasionId)) {
                worth = 0;
            }
        }
        return worth;
    }

    private static long worth(CampaignRules rules, long amount, long paid, Happening what) {
        if (paid == 0) {
            return 0;
        }
        for (Condition condition : rules.conditions()) {
            if (condition instanceof AmountCondition.MinimumAmount c && amount < c.amount().amount()
                    || condition instanceof AmountCondition.RepdigitAmount c2
                            && !(("" + amount).length() >= c2.digits() && same("" + amount))) {
                return 0;
            }
        }
        return switch (rules.reward()) {
            case Reward.Rate r -> {
                long rate = r.basisPoints();
                if (r.byShopClass() != null && what.shop != null) {
                    rate =
                            r.byShopClass()
                                    .getOrDefault(what.shop.profile().shopClass(), (int) rate);
                }
                yield paid * rate / 10_000;
            }
            case Reward.Fixed r -> r.points().amount();
            case Reward.Stepped r ->
                    r.steps().stream()
                            .filter(step -> step.from().amount() <= paid)
                            .mapToLong(step -> step.points().amount())
                            .reduce(0, (_, last) -> last);
            case Reward.Lottery _, Reward.AsAsked _ -> throw new IllegalStateException();
        };
    }

    private List<Happening> happenings(int index) {
        LedgerEvent event = history.get(index);
        return switch (event) {
            case WalletCharged e -> {
                Happening charge =
                        new Happening(
                                index,
                                e,
                                Trigger.CHARGE,
                                e.chargeId().value(),
                                e.walletId(),
                                e.occurredAt(),
                                e.amount().amount(),
                                e.amount().amount(),
                                null);
                yield isFirst(e, index)
                        ? List.of(charge, charge.as(Trigger.SIGN_UP))
                        : List.of(charge);
            }
            case PaymentMade e ->
                    List.of(
                            new Happening(
                                    index,
                                    e,
                                    Trigger.PAYMENT,
                                    e.paymentId().value(),
                                    e.walletId(),
                                    e.occurredAt(),
                                    e.amount().amount(),
                                    sum(e.parts(), LotKind.PAID),
                                    shop(e, index)));
            default -> List.of();
        };
    }

    /** No charge before it stands. */
    private boolean isFirst(WalletCharged charge, int index) {
        Set<String> standing = new HashSet<>();
        for (LedgerEvent event : history.subList(0, index)) {
            if (event instanceof WalletCharged e && e.walletId().equals(charge.walletId())) {
                standing.add(e.chargeId().value());
            }
            if (event instanceof ChargeReversed e) {
                standing.remove(e.chargeId().value());
            }
        }
        return standing.isEmpty();
    }

    private @Nullable MerchantRegistered shop(PaymentMade payment, int index) {
        return history.subList(0, index).stream()
                .filter(MerchantRegistered.class::isInstance)
                .map(MerchantRegistered.class::cast)
                .filter(e -> e.merchantId().equals(payment.merchantId()))
                .findFirst()
                .orElse(null);
    }

    private Residency lives(Happening what) {
        Residency residency = Residency.NON_RESIDENT;
        for (LedgerEvent event : history.subList(0, what.index)) {
            if (event instanceof WalletOpened e && e.walletId().equals(what.wallet)) {
                residency = e.residency();
            }
            if (event instanceof ResidencyChanged e && e.walletId().equals(what.wallet)) {
                residency = e.residency();
            }
        }
        return residency;
    }

    private boolean isFirm(WalletId wallet) {
        return history.stream()
                .anyMatch(event ->
                        event instanceof WalletOpened e
                                && e.walletId().equals(wallet)
                                && e.corporate());
    }

    private LocalDate openedOn(WalletId wallet) {
        return history.stream()
                .filter(event -> event instanceof WalletOpened e && e.walletId().equals(wallet))
                .map(WalletEvent.class::cast)
                .map(event -> BusinessDate.of(event.occurredAt()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean within(TimeCondition.Hours hours, Instant at) {
        LocalTime time = LocalTime.ofInstant(at, BusinessDate.ZONE);
        for (LocalTime minute = hours.from();
                !minute.equals(hours.until());
                minute = minute.plusMinutes(1)) {
            if (!time.isBefore(minute)
                    && (minute.plusMinutes(1).isAfter(time)
                            || minute.plusMinutes(1).equals(LocalTime.MIDNIGHT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String digits) {
        return digits.equals(("" + digits.charAt(0)).repeat(digits.length()));
    }

    private static long sum(List<LotPart> parts, LotKind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .mapToLong(part -> part.amount().amount())
                .sum();
    }

    private record Happening(
            int index,
            LedgerEvent event,
            Trigger kind,
            String occasionId,
            WalletId wallet,
            Instant at,
            long amount,
            long paid,
            @Nullable MerchantRegistered shop) {

        Happening as(Trigger other) {
            return new Happening(index, event, other, occasionId, wallet, at, amount, paid, shop);
        }
    }
}
