package jp.nagaokapay.api.simulation.plan;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.Caps;
import jp.nagaokapay.ledger.campaign.PointsExpiry;
import jp.nagaokapay.ledger.campaign.PointsRule;
import jp.nagaokapay.ledger.campaign.Reward;
import jp.nagaokapay.ledger.campaign.Trigger;
import jp.nagaokapay.ledger.money.Points;

/**
 * A campaign that gives points for charges.
 *
 * @param opensOn first business date
 * @param lastDay last business date
 * @param percent points for each 100 yen charged
 * @param capPerPerson most points a person can earn
 * @param budget most points it can give in all
 * @param pointsLiveDays days after the charge on the last of which the points can be spent
 */
record PlannedCampaign(
        CampaignId campaignId,
        String name,
        LocalDate opensOn,
        LocalDate lastDay,
        int percent,
        long capPerPerson,
        long budget,
        int pointsLiveDays) {
    /** Drafted, submitted and approved this many days before it opens. */
    private static final int LEAD_DAYS = 14;

    private static final int BASIS_POINTS_PER_PERCENT = 100;

    /** The campaigns of both years, scaled; they never overlap. */
    static List<PlannedCampaign> all(Scale scale) {
        return List.of(
                new PlannedCampaign(
                        new CampaignId("campaign:tsukattemiyou-2022"),
                        "使ってみようキャンペーン",
                        LocalDate.of(2022, 11, 19),
                        LocalDate.of(2022, 12, 25),
                        10,
                        1_000,
                        scale.thousands(4_000_000),
                        60),
                new PlannedCampaign(
                        new CampaignId("campaign:okawari-2023"),
                        "おかわりチャージキャンペーン",
                        LocalDate.of(2023, 2, 1),
                        LocalDate.of(2023, 3, 15),
                        20,
                        2_000,
                        scale.thousands(9_000_000),
                        60),
                new PlannedCampaign(
                        new CampaignId("campaign:isshunen-2023"),
                        "1周年記念キャンペーン",
                        LocalDate.of(2023, 11, 1),
                        LocalDate.of(2023, 12, 31),
                        20,
                        3_000,
                        scale.thousands(20_000_000),
                        90));
    }

    CampaignRules rules() {
        return new CampaignRules(
                name,
                Trigger.CHARGE,
                BusinessDate.startOf(opensOn),
                BusinessDate.endOf(lastDay),
                Points.of(budget),
                List.of(),
                new Reward.Rate(percent * BASIS_POINTS_PER_PERCENT),
                new Caps(Points.of(capPerPerson)),
                new PointsRule(new PointsExpiry.AfterDays(pointsLiveDays), null));
    }

    boolean runsOn(LocalDate date) {
        return !date.isBefore(opensOn) && !date.isAfter(lastDay);
    }

    LocalDate draftedOn() {
        return opensOn.minusDays(LEAD_DAYS);
    }
}
