package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.Campaigns.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignSubmitted;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

class CampaignSnapshotTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
    private static final CampaignId SPRING = new CampaignId("campaign:spring");

    @Test
    void a_campaign_comes_back_from_its_snapshot_as_it_was() throws JsonProcessingException {
        CampaignRules rules =
                new CampaignRules(
                        "使ってみよう",
                        Trigger.CHARGE,
                        OPENS,
                        OPENS.plusSeconds(60),
                        Points.of(1_000),
                        List.of(new AmountCondition.MinimumAmount(Yen.of(5_000))),
                        new Reward.Rate(2_500),
                        new Caps(Points.of(500)),
                        new PointsRule(
                                new PointsExpiry.EndOfMonthAfter(6), ShopClass.SHOPPING_STREET));
        CampaignState state =
                CampaignState.EMPTY
                        .evolve(new CampaignDrafted(SPRING, OPENS, rules, "staff:1"))
                        .evolve(new CampaignSubmitted(SPRING, OPENS, "staff:2"))
                        .evolve(new CampaignApproved(SPRING, OPENS, rules, "staff:3"))
                        .evolve(
                                new BudgetAllocated(
                                        SPRING, OPENS, 42, List.of(), null, Points.of(400)));

        String snapshot = JSON.writeValueAsString(new Campaign(SPRING, state));
        Campaign restored = JSON.readValue(snapshot, Campaign.class);

        assertThat(JSON.writeValueAsString(restored)).isEqualTo(snapshot);
        assertThat(JSON.readValue(JSON.writeValueAsString(state), CampaignState.class))
                .isEqualTo(state);
    }

    @Test
    void a_participation_comes_back_from_its_snapshot_as_it_was() throws JsonProcessingException {
        Participation participation =
                new Participation(
                        ParticipationId.of(SPRING, new WalletId("wallet:a")),
                        new ParticipationState(
                                Points.of(77),
                                PointsByDay.NONE.plus(LocalDate.of(2023, 4, 1), Points.of(77))));

        String snapshot = JSON.writeValueAsString(participation);

        assertThat(JSON.writeValueAsString(JSON.readValue(snapshot, Participation.class)))
                .isEqualTo(snapshot)
                .contains("77");
    }
}
