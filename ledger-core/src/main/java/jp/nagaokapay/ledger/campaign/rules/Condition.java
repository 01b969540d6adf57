package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.require;
import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.some;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import org.jspecify.annotations.Nullable;

/**
 * What must hold, besides the campaign's period and trigger, for an occasion to earn. Times and
 * dates are Japan's.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.MinimumAmount.class, name = "MINIMUM_AMOUNT"),
    @JsonSubTypes.Type(value = Condition.RepdigitAmount.class, name = "REPDIGIT_AMOUNT"),
    @JsonSubTypes.Type(value = Condition.RepdigitDate.class, name = "REPDIGIT_DATE"),
    @JsonSubTypes.Type(value = Condition.DaysOfMonth.class, name = "DAYS_OF_MONTH"),
    @JsonSubTypes.Type(value = Condition.Weekdays.class, name = "WEEKDAYS"),
    @JsonSubTypes.Type(value = Condition.Hours.class, name = "HOURS"),
    @JsonSubTypes.Type(value = Condition.Residents.class, name = "RESIDENCY"),
    @JsonSubTypes.Type(value = Condition.NewUsersSince.class, name = "NEW_USERS_SINCE"),
    @JsonSubTypes.Type(value = Condition.ShopClasses.class, name = "SHOP_CLASSES"),
    @JsonSubTypes.Type(value = Condition.Districts.class, name = "DISTRICTS"),
    @JsonSubTypes.Type(value = Condition.Categories.class, name = "CATEGORIES"),
    @JsonSubTypes.Type(value = Condition.Shops.class, name = "SHOPS"),
    @JsonSubTypes.Type(value = Condition.Channels.class, name = "CHANNELS"),
    @JsonSubTypes.Type(value = Condition.OfPartner.class, name = "PARTNER"),
    @JsonSubTypes.Type(value = Condition.Activities.class, name = "ACTIVITY"),
    @JsonSubTypes.Type(value = Condition.OccasionNumber.class, name = "OCCASION_NUMBER"),
    @JsonSubTypes.Type(value = Condition.FirstPeople.class, name = "FIRST_PEOPLE")
})
public sealed interface Condition {
    /** Entries in a list of shops, districts and the like. */
    int LIST_MAX = 1_000;

    /** Of the occasion itself. */
    sealed interface OfOccasion extends Condition {
        boolean holdsFor(Occasion occasion);
    }

    /** Of the amount, so that a refund can undo it. */
    sealed interface OfAmount extends OfOccasion {
        boolean holdsFor(Yen amount);

        @Override
        default boolean holdsFor(Occasion occasion) {
            return holdsFor(occasion.basis().amount());
        }
    }

    /** Of what the person, and others, did before; asked only when all others hold. */
    sealed interface OfTurn extends Condition {
        boolean holdsFor(OccurrenceCount turn);
    }

    /** At least so many yen in one occasion, points spent included; 1 yen or more. */
    record MinimumAmount(Yen amount) implements OfAmount {
        public MinimumAmount {
            RuleBounds.requireAmount(amount, "a minimum amount");
        }

        @Override
        public boolean holdsFor(Yen whole) {
            return whole.covers(amount);
        }
    }

    /**
     * ゾロ目 by amount: every digit of the amount is the same, as in 777 or 1,111.
     *
     * @param digits the fewest digits that count, 2 to 9
     */
    record RepdigitAmount(int digits) implements OfAmount {
        public RepdigitAmount {
            require(digits >= 2 && digits <= 9, "a repdigit has 2 to 9 digits");
        }

        @Override
        public boolean holdsFor(Yen whole) {
            String written = Long.toString(whole.amount());
            return written.length() >= digits && isRepdigit(written);
        }
    }

    /** ゾロ目 by date: month and day are written with one digit, as 1/1, 2/22, 11/1 and 11/11. */
    record RepdigitDate() implements OfOccasion {
        @Override
        public boolean holdsFor(Occasion occasion) {
            LocalDate date = BusinessDate.of(occasion.at());
            return isRepdigit("" + date.getMonthValue() + date.getDayOfMonth());
        }
    }

    /** On these days of every month, 1 to 31. */
    record DaysOfMonth(List<Integer> days) implements OfOccasion {
        public DaysOfMonth {
            days = some(days, "days");
            require(days.stream().allMatch(day -> day >= 1 && day <= 31), "a day is 1 to 31");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return days.contains(BusinessDate.of(occasion.at()).getDayOfMonth());
        }
    }

    record Weekdays(List<DayOfWeek> days) implements OfOccasion {
        public Weekdays {
            days = some(days, "days");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return days.contains(BusinessDate.of(occasion.at()).getDayOfWeek());
        }
    }

    /**
     * At these hours of the day; past midnight when {@code until} is before {@code from}.
     *
     * @param until the first moment that no longer earns
     */
    record Hours(LocalTime from, LocalTime until) implements OfOccasion {
        public Hours {
            require(!from.equals(until), "hours must begin and end at different times");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            LocalTime time = LocalTime.ofInstant(occasion.at(), BusinessDate.ZONE);
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(until);
            return from.isBefore(until) ? begun && !over : begun || !over;
        }
    }

    /** Residents of the city only, or people from outside only; no firms. */
    record Residents(Residency residency) implements OfOccasion {
        @Override
        public boolean holdsFor(Occasion occasion) {
            return !occasion.person().corporate() && occasion.person().residency() == residency;
        }
    }

    /** People whose wallet was opened on that day or later. */
    record NewUsersSince(LocalDate date) implements OfOccasion {
        public NewUsersSince {
            RuleBounds.requireYear(date);
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return !occasion.person().openedOn().isBefore(date);
        }
    }

    record ShopClasses(List<ShopClass> classes) implements OfOccasion {
        public ShopClasses {
            classes = some(classes, "classes");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.shop() != null && classes.contains(occasion.shop().shopClass());
        }
    }

    record Districts(List<String> districts) implements OfOccasion {
        public Districts {
            districts = some(districts, "districts");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.shop() != null && districts.contains(occasion.shop().district());
        }
    }

    record Categories(List<String> categories) implements OfOccasion {
        public Categories {
            categories = some(categories, "categories");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.shop() != null && categories.contains(occasion.shop().category());
        }
    }

    record Shops(List<MerchantId> merchantIds) implements OfOccasion {
        public Shops {
            merchantIds = some(merchantIds, "merchantIds");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.shop() != null && merchantIds.contains(occasion.shop().merchantId());
        }
    }

    record Channels(List<Channel> channels) implements OfOccasion {
        public Channels {
            channels = some(channels, "channels");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.channel() != null && channels.contains(occasion.channel());
        }
    }

    /** Only what this partner reports or asks for. */
    record OfPartner(PartnerId partnerId) implements OfOccasion {
        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.activity() != null && occasion.activity().partnerId().equals(partnerId);
        }
    }

    /**
     * Only reports of this kind of activity.
     *
     * @param kind as the partner names it, 1 to 40 characters
     * @param atLeast the smallest quantity in one report
     */
    record Activities(String kind, long atLeast) implements OfOccasion {
        public static final int KIND_CHARACTERS_MAX = 40;

        public Activities {
            require(
                    !kind.isBlank() && kind.length() <= KIND_CHARACTERS_MAX,
                    "a kind has 1 to 40 characters");
            require(atLeast >= 0, "a quantity must not be negative");
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.activity() != null
                    && occasion.activity().kind().equals(kind)
                    && occasion.activity().quantity() >= atLeast;
        }
    }

    /**
     * Only a person's first, second-and-later (おかわり) or n-th time, counted among the occasions that
     * meet all other conditions.
     *
     * @param from the first number that earns, from 1
     * @param to the last number that earns; null is all that follow
     * @param within where counting begins again
     * @param counting occasions, or the different days on which there were any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OccasionNumber(int from, @Nullable Integer to, Span within, Counting counting)
            implements OfTurn {
        public OccasionNumber {
            require(from >= 1, "occasions are counted from 1");
            require(to == null || to >= from, "the last occasion is not before the first");
        }

        @Override
        public boolean holdsFor(OccurrenceCount turn) {
            int number =
                    switch (counting) {
                        case OCCASIONS -> within == Span.MONTH ? turn.inMonth() : turn.inCampaign();
                        case DAYS ->
                                within == Span.MONTH ? turn.daysInMonth() : turn.daysInCampaign();
                    };
            return number >= from && (to == null || number <= to);
        }
    }

    /**
     * Only the first people who earn anything (先着); who was among them stays.
     *
     * @param people 1 to 1,000,000
     */
    record FirstPeople(int people) implements OfTurn {
        public FirstPeople {
            require(people >= 1 && people <= 1_000_000, "people are 1 to 1,000,000");
        }

        @Override
        public boolean holdsFor(OccurrenceCount turn) {
            return turn.place() <= people;
        }
    }

    /** Where counting begins again. */
    enum Span {
        CAMPAIGN,
        MONTH
    }

    /** What is counted. */
    enum Counting {
        OCCASIONS,
        DAYS
    }

    private static boolean isRepdigit(String digits) {
        return digits.chars().allMatch(digit -> digit == digits.charAt(0));
    }
}
