package jp.nagaokapay.api.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

/** What partners report, and the demo's partner. */
class PartnerActivitiesHttpTest extends PartnerStage {
    @Test
    void long_walks_earn_by_the_city_s_rules() {
        String name = "歩いてポイント" + UUID.randomUUID();
        approved(
                new CampaignRules(
                        name,
                        Trigger.EXTERNAL,
                        BusinessDate.startOf(today().minusDays(40)),
                        BusinessDate.startOf(today().plusDays(40)),
                        Points.of(10_000),
                        List.of(
                                new PartnerCondition.OfPartner(partnerId),
                                new PartnerCondition.Activities("STEPS", 7_000)),
                        new Reward.Fixed(Points.of(3)),
                        new Caps(null, null, Points.of(3), null, null, null),
                        new PointsRule(new PointsExpiry.AfterDays(180), null)));
        WalletId wallet = wallet();
        String link = link(wallet);

        assertThat(partner().post(ACTIVITIES, steps("a-0", link, 8_000, today())).status())
                .isEqualTo(201);
        assertThat(partner().post(ACTIVITIES, steps("a-0", link, 8_000, today())).status())
                .isEqualTo(200);
        assertThat(partner().post(ACTIVITIES, steps("a-0", link, 9_000, today())).code())
                .isEqualTo("ACTIVITY_EXISTS");
        assertThat(
                        partner()
                                .post(ACTIVITIES, steps("a-1", link, 7_000, today().minusDays(1)))
                                .status())
                .isEqualTo(201);
        partner().post(ACTIVITIES, steps("a-2", link, 7_500, today().minusDays(1)));
        partner().post(ACTIVITIES, steps("a-3", link, 6_999, today().minusDays(2)));
        for (LocalDate date : List.of(today().plusDays(1), today().minusDays(32))) {
            assertThat(partner().post(ACTIVITIES, steps("a-4", link, 7_000, date)).code())
                    .isEqualTo("ACTIVITY_DATE_OUT_OF_BOUNDS");
        }
        assertThat(partner().post(ACTIVITIES, steps("a-5", link, 1_000_001, today())).status())
                .isEqualTo(400);
        awaitPoints(wallet, 6);
    }

    @Test
    void the_demo_s_partner_can_grant_at_once_and_residents_see_no_campaign_in_it() {
        ApiClient demo = signedIn("partner", claims -> claims.claim("client_id", "demo-wellness"));
        Answer budget = demo.get("/partner/v1/budget");
        assertThat(budget.number("budget")).isEqualTo(1_000_000);
        assertThat(resident(wallet()).get("/api/v1/campaigns").raw().body())
                .doesNotContain("健康づくりポイント");
        ApiClient manager = with("campaign:write");
        assertThat(manager.get("/campaign/v1/campaigns?limit=200").raw().body())
                .doesNotContain("campaign:demo-wellness");
        assertThat(manager.get("/campaign/v1/campaigns?partnerBudgets=true&limit=200").raw().body())
                .contains("campaign:demo-wellness");
    }
}
