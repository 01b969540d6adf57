package jp.nagaokapay.ledger.campaign.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.rules.Condition.Counting;
import jp.nagaokapay.ledger.campaign.rules.Condition.DaysOfMonth;
import jp.nagaokapay.ledger.campaign.rules.Condition.MinimumAmount;
import jp.nagaokapay.ledger.campaign.rules.Condition.NewUsersSince;
import jp.nagaokapay.ledger.campaign.rules.Condition.OccasionNumber;
import jp.nagaokapay.ledger.campaign.rules.Condition.OfOccasion;
import jp.nagaokapay.ledger.campaign.rules.Condition.RepdigitDate;
import jp.nagaokapay.ledger.campaign.rules.Condition.Residents;
import jp.nagaokapay.ledger.campaign.rules.Condition.ShopClasses;
import jp.nagaokapay.ledger.campaign.rules.Condition.Span;
import jp.nagaokapay.ledger.campaign.rules.Condition.Weekdays;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/** Whether conditions, taken together, can ever hold; only plain contradictions are found. */
final class SatisfiabilityCheck {
    /** In so many days every day of a month has been every day of the week. */
    private static final long DAYS_MAX = 366 * 28;

    private static final long DAYS_OF_MONTH_MAX = 31;

    private SatisfiabilityCheck() {}

    static boolean everEarns(CampaignRules rules, WalletLimits limits) {
        return anyDay(rules)
                && newUsersInTime(rules)
                && enoughTurns(rules)
                && amountInBounds(rules, limits)
                && anybody(rules)
                && anyShopClass(rules);
    }

    private static LocalDate first(CampaignRules rules) {
        return BusinessDate.of(rules.opensAt());
    }

    private static LocalDate last(CampaignRules rules) {
        return BusinessDate.of(rules.closesAt().minusNanos(1));
    }

    private static boolean anyDay(CampaignRules rules) {
        List<OfOccasion> ofDates =
                rules.conditions().stream()
                        .filter(one ->
                                one instanceof RepdigitDate
                                        || one instanceof DaysOfMonth
                                        || one instanceof Weekdays)
                        .map(OfOccasion.class::cast)
                        .toList();
        return ofDates.isEmpty()
                || first(rules)
                        .datesUntil(last(rules).plusDays(1))
                        .limit(DAYS_MAX)
                        .map(day -> occasion(rules.trigger(), BusinessDate.startOf(day)))
                        .anyMatch(at -> ofDates.stream().allMatch(one -> one.holdsFor(at)));
    }

    private static boolean newUsersInTime(CampaignRules rules) {
        return of(rules, NewUsersSince.class).noneMatch(one -> one.date().isAfter(last(rules)));
    }

    private static boolean enoughTurns(CampaignRules rules) {
        long days = ChronoUnit.DAYS.between(first(rules), last(rules)) + 1;
        return of(rules, OccasionNumber.class)
                .filter(one -> one.counting() == Counting.DAYS)
                .allMatch(one ->
                        one.from()
                                <= (one.within() == Span.MONTH
                                        ? Math.min(days, DAYS_OF_MONTH_MAX)
                                        : days));
    }

    private static boolean amountInBounds(CampaignRules rules, WalletLimits limits) {
        Yen most =
                switch (rules.trigger()) {
                    case CHARGE, SIGN_UP -> limits.chargeMax();
                    case PAYMENT -> limits.paymentMax();
                    case EXTERNAL -> Yen.of(Long.MAX_VALUE);
                };
        return of(rules, MinimumAmount.class).allMatch(one -> most.covers(one.amount()))
                && (rules.trigger() == Trigger.EXTERNAL
                        || most.covers(LegalCeilings.smallestAmount(rules, limits)));
    }

    private static boolean anybody(CampaignRules rules) {
        return of(rules, Residents.class).map(Residents::residency).distinct().count() <= 1;
    }

    private static boolean anyShopClass(CampaignRules rules) {
        return Stream.of(ShopClass.values())
                .anyMatch(shopClass ->
                        of(rules, ShopClasses.class)
                                .allMatch(one -> one.classes().contains(shopClass)));
    }

    private static <C extends Condition> Stream<C> of(CampaignRules rules, Class<C> kind) {
        return rules.conditions().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Of which only the time is looked at. */
    private static Occasion occasion(Trigger trigger, Instant at) {
        return new Occasion(
                trigger,
                "-",
                new WalletId("wallet:-"),
                at,
                Basis.asking(Points.ZERO),
                new Person(BusinessDate.of(at), Residency.RESIDENT, false),
                null,
                null,
                null);
    }
}
