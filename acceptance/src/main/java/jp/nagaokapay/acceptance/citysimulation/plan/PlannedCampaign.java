package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.preset.Preset;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * A campaign of the two years: a preset with its period and budget. In the whole town all budgets
 * leave room, so that the period ends the campaign, but for the anniversary's, which is used up
 * before. Periods and budgets are chosen so that a year's points come near {@link PublishedPoints}.
 *
 * @param opensOn first business date
 * @param lastDay last business date
 */
record PlannedCampaign(
        CampaignId campaignId, LocalDate opensOn, LocalDate lastDay, CampaignRules rules) {
    private static final Occasion.Shop ANY_SHOP =
            new Occasion.Shop(
                    new MerchantId("merchant:any"), ShopClass.SHOPPING_STREET, "長岡", "飲食");

    /** Drafted, submitted and approved this many days before it opens. */
    private static final int LEAD_DAYS = 14;

    /** The campaigns of both years, scaled. */
    static List<PlannedCampaign> all(Scale scale) {
        return List.of(
                of(
                        "tsukattemiyou-2022",
                        Preset.TSUKATTEMIYOU,
                        LocalDate.of(2022, 11, 19),
                        LocalDate.of(2022, 12, 31),
                        scale.thousands(15_000_000)),
                of(
                        "goto-2022",
                        Preset.GOTO,
                        LocalDate.of(2022, 12, 10),
                        LocalDate.of(2023, 3, 26),
                        scale.thousands(35_000_000)),
                of(
                        "okawari-2023",
                        Preset.OKAWARI,
                        LocalDate.of(2023, 1, 7),
                        LocalDate.of(2023, 3, 26),
                        scale.thousands(25_000_000)),
                of(
                        "atarashiku-2023",
                        Preset.ATARASHIKU,
                        LocalDate.of(2023, 4, 15),
                        LocalDate.of(2024, 1, 31),
                        scale.thousands(30_000_000)),
                of(
                        "zorome-2023",
                        Preset.ZOROME,
                        LocalDate.of(2023, 4, 4),
                        LocalDate.of(2024, 3, 3),
                        scale.thousands(30_000_000)),
                of(
                        "isshunen-2023",
                        Preset.ISSHUNEN,
                        LocalDate.of(2023, 11, 1),
                        LocalDate.of(2023, 12, 31),
                        scale.thousands(41_000_000)));
    }

    private static PlannedCampaign of(
            String name, Preset preset, LocalDate opensOn, LocalDate lastDay, long budget) {
        return new PlannedCampaign(
                new CampaignId("campaign:" + name),
                opensOn,
                lastDay,
                preset.rules(
                        BusinessDate.startOf(opensOn),
                        BusinessDate.endOf(lastDay),
                        Points.of(budget)));
    }

    LocalDate draftedOn() {
        return opensOn.minusDays(LEAD_DAYS);
    }

    /** Whether on that day some people have a reason to do what is rewarded. */
    boolean attracts(Trigger trigger, LocalDate date) {
        return rules.trigger() == trigger && rules.concerns(attractive(trigger, date));
    }

    /** A newcomer's large amount at noon, in a shopping street where it is a payment. */
    private static Occasion attractive(Trigger trigger, LocalDate date) {
        Yen amount = Yen.of(10_000);
        WalletId wallet = new WalletId("wallet:any");
        Instant noon = date.atTime(LocalTime.NOON).atZone(BusinessDate.ZONE).toInstant();
        Person newcomer = new Person(date, Residency.NON_RESIDENT, false);
        return trigger == Trigger.PAYMENT
                ? Occasion.payment("any", wallet, noon, amount, amount, newcomer, ANY_SHOP)
                : Occasion.charge(trigger, "any", wallet, noon, amount, newcomer, Channel.COUNTER);
    }
}
