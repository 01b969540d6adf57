package jp.nagaokapay.ledger.campaign.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/**
 * What must hold, besides the campaign's period and trigger, for an occasion to earn. Times and
 * dates are Japan's. Each condition says itself all that is to be known about it, so that a new one
 * is its record and its name in the list below.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AmountCondition.MinimumAmount.class, name = "MINIMUM_AMOUNT"),
    @JsonSubTypes.Type(value = AmountCondition.RepdigitAmount.class, name = "REPDIGIT_AMOUNT"),
    @JsonSubTypes.Type(value = TimeCondition.RepdigitDate.class, name = "REPDIGIT_DATE"),
    @JsonSubTypes.Type(value = TimeCondition.DaysOfMonth.class, name = "DAYS_OF_MONTH"),
    @JsonSubTypes.Type(value = TimeCondition.Weekdays.class, name = "WEEKDAYS"),
    @JsonSubTypes.Type(value = TimeCondition.Hours.class, name = "HOURS"),
    @JsonSubTypes.Type(value = PersonCondition.Residents.class, name = "RESIDENCY"),
    @JsonSubTypes.Type(value = PersonCondition.NewUsersSince.class, name = "NEW_USERS_SINCE"),
    @JsonSubTypes.Type(value = PersonCondition.AccountAge.class, name = "ACCOUNT_AGE"),
    @JsonSubTypes.Type(value = PersonCondition.Wallets.class, name = "WALLETS"),
    @JsonSubTypes.Type(value = ShopCondition.ShopClasses.class, name = "SHOP_CLASSES"),
    @JsonSubTypes.Type(value = ShopCondition.Districts.class, name = "DISTRICTS"),
    @JsonSubTypes.Type(value = ShopCondition.Categories.class, name = "CATEGORIES"),
    @JsonSubTypes.Type(value = ShopCondition.Shops.class, name = "SHOPS"),
    @JsonSubTypes.Type(
            value = PaymentCondition.ExcludingPaymentRequests.class,
            name = "EXCLUDING_PAYMENT_REQUESTS"),
    @JsonSubTypes.Type(value = ChargeCondition.Channels.class, name = "CHANNELS"),
    @JsonSubTypes.Type(value = PartnerCondition.OfPartner.class, name = "PARTNER"),
    @JsonSubTypes.Type(value = PartnerCondition.Activities.class, name = "ACTIVITY"),
    @JsonSubTypes.Type(value = CountCondition.OccasionNumber.class, name = "OCCASION_NUMBER"),
    @JsonSubTypes.Type(value = CountCondition.FirstPeople.class, name = "FIRST_PEOPLE")
})
public sealed interface Condition {
    /** Entries in a list of shops, districts and the like. */
    int LIST_MAX = 1_000;

    /** The triggers for which it can hold at all. */
    Set<Trigger> triggers();

    /**
     * Whether it can ever hold together with the rest of the rules; only plain contradictions are
     * found.
     */
    default boolean canHold(CampaignRules rules) {
        return true;
    }

    /** The same for a period that begins so many days later; earlier when negative. */
    default Condition shiftedBy(long days) {
        return this;
    }

    /** Of the occasion itself. */
    sealed interface OfOccasion extends Condition
            permits AmountCondition,
                    TimeCondition,
                    PersonCondition,
                    ShopCondition,
                    PaymentCondition,
                    ChargeCondition,
                    PartnerCondition {
        boolean holdsFor(Occasion occasion);
    }

    /** Of what the person, and others, did before; asked only when all others hold. */
    sealed interface OfCount extends Condition permits CountCondition {
        boolean holdsFor(OccurrenceCount count);
    }
}
