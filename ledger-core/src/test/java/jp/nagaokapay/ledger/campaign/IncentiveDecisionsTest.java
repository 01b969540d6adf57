package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.BUDGET_HOLDS_INCENTIVE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_APPROVED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_ENDED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_PAUSED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAPS_HOLD_INCENTIVE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.INCENTIVE_EXPIRY_IS_ALLOWED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.INCENTIVE_WITHIN_MOST;
import static jp.nagaokapay.ledger.campaign.CampaignRule.PARTNER_HAS_BUDGET;
import static jp.nagaokapay.ledger.campaign.Campaigns.CLOSES;
import static jp.nagaokapay.ledger.campaign.Campaigns.OPENS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetLevelReached;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.ReleaseClaim;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.GiveBackCause;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncentiveDecisionsTest {
    private static final CampaignId BUDGET = new CampaignId("campaign:wellness");
    private static final PartnerId WELLNESS = new PartnerId("partner:wellness");
    private static final PartnerId OTHER = new PartnerId("partner:other");
    private static final WalletId WALLET = new WalletId("wallet:a");
    private static final LinkId LINK = new LinkId("link:1");
    private static final ParticipationId PART = ParticipationId.of(BUDGET, WALLET);
    private static final Instant NOW = OPENS.plusSeconds(60);
    private static final LocalDate LAST_DAY = LocalDate.of(2023, 10, 31);
    private static final Caps CAPS = new Caps(Points.of(1_000));
    private static final CampaignRules RULES =
            new CampaignRules(
                    "健康づくりポイント",
                    Trigger.EXTERNAL,
                    OPENS,
                    CLOSES,
                    Points.of(1_000),
                    List.of(new PartnerCondition.OfPartner(WELLNESS)),
                    new Reward.AsAsked(Points.of(600)),
                    CAPS,
                    new PointsRule(new PointsExpiry.EndOfMonthAfter(6), null));
    private static final CampaignDrafted DRAFTED =
            new CampaignDrafted(BUDGET, OPENS, RULES, "staff:1");
    private static final CampaignApproved APPROVED =
            new CampaignApproved(BUDGET, OPENS, RULES, "staff:2");

    @Test
    void an_incentive_comes_off_the_budget_whole_and_out_of_the_log_s_order() {
        budgetAt(NOW)
                .given(DRAFTED, APPROVED)
                .when(allocate(400, null))
                .expectEvents(allocated(400, 600, LAST_DAY));
    }

    @Test
    void the_last_point_warns_and_ends_the_budget() {
        budgetAt(NOW)
                .given(DRAFTED, APPROVED, allocated(500, 500, LAST_DAY))
                .when(allocate(500, null))
                .expectEvents(
                        allocated(500, 0, LAST_DAY),
                        new BudgetLevelReached(BUDGET, NOW, 95, Points.ZERO),
                        new CampaignEnded(BUDGET, NOW, EndReason.BUDGET, null));
    }

    @Test
    void more_than_is_left_is_refused_whole() {
        refused(
                BUDGET_HOLDS_INCENTIVE,
                allocate(501, null),
                DRAFTED,
                APPROVED,
                allocated(500, 500, LAST_DAY));
    }

    @Test
    void more_than_is_allowed_at_once_is_refused() {
        refused(INCENTIVE_WITHIN_MOST, allocate(601, null), DRAFTED, APPROVED);
    }

    @Test
    void only_its_own_partner_draws_on_a_budget_and_only_in_its_period() {
        refused(
                PARTNER_HAS_BUDGET,
                new AllocateIncentive(BUDGET, OTHER, WALLET, "t", 1, Points.of(1), null, NOW),
                DRAFTED,
                APPROVED);
        budgetAt(CLOSES)
                .given(DRAFTED, APPROVED)
                .when(allocate(1, null))
                .expectExceptionMessage(PARTNER_HAS_BUDGET.code());
        refused(CAMPAIGN_IS_APPROVED, allocate(1, null), DRAFTED);
    }

    @Test
    void a_paused_or_ended_budget_gives_nothing() {
        refused(
                CAMPAIGN_IS_NOT_PAUSED,
                allocate(1, null),
                DRAFTED,
                APPROVED,
                new CampaignPaused(BUDGET, NOW, "staff:1"));
        refused(
                CAMPAIGN_IS_NOT_ENDED,
                allocate(1, null),
                DRAFTED,
                APPROVED,
                new CampaignEnded(BUDGET, NOW, EndReason.HAND, "staff:1"));
    }

    @Test
    void a_partner_may_let_points_expire_sooner_but_neither_later_nor_in_the_past() {
        LocalDate today = LocalDate.of(2023, 4, 1);
        budgetAt(NOW)
                .given(DRAFTED, APPROVED)
                .when(allocate(1, today))
                .expectEvents(allocated(1, 999, today));
        refused(INCENTIVE_EXPIRY_IS_ALLOWED, allocate(1, today.minusDays(1)), DRAFTED, APPROVED);
        refused(INCENTIVE_EXPIRY_IS_ALLOWED, allocate(1, LAST_DAY.plusDays(1)), DRAFTED, APPROVED);
    }

    @Test
    void a_claim_fills_the_caps_whole_or_is_refused() {
        part().given(claimed(600, 600)).when(claim(400)).expectEvents(claimed(400, 1_000));
        part().given(claimed(600, 600))
                .when(claim(401))
                .expectException(Refused.class)
                .expectExceptionMessage(CAPS_HOLD_INCENTIVE.code())
                .expectNoEvents();
    }

    @Test
    void a_released_claim_makes_room_again() {
        PointsGivenBack back =
                new PointsGivenBack(
                        PART, NOW, BUDGET, "t", Points.of(600), GiveBackCause.BUDGET, Points.of(0));
        part().given(claimed(600, 600))
                .when(new ReleaseClaim(PART, BUDGET, "t", 1, Points.of(600), NOW))
                .expectEvents(back);
        part().given(claimed(600, 600), back)
                .when(claim(1_000))
                .expectEvents(claimed(1_000, 1_000));
    }

    private static FixtureConfiguration<Campaign> budgetAt(Instant now) {
        return new AggregateTestFixture<>(Campaign.class)
                .registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static AggregateTestFixture<Participation> part() {
        return new AggregateTestFixture<>(Participation.class);
    }

    private static void refused(CampaignRule rule, AllocateIncentive command, Object... given) {
        budgetAt(NOW)
                .given(given)
                .when(command)
                .expectException(Refused.class)
                .expectExceptionMessage(rule.code())
                .expectNoEvents();
    }

    private static AllocateIncentive allocate(long points, @Nullable LocalDate expiresOn) {
        return new AllocateIncentive(
                BUDGET, WELLNESS, WALLET, "t", 1, Points.of(points), expiresOn, NOW);
    }

    private static BudgetAllocated allocated(long points, long left, LocalDate expiresOn) {
        return new BudgetAllocated(
                BUDGET,
                NOW,
                -1,
                List.of(
                        new Allocation(
                                WALLET, "t", Points.of(points), Points.of(points), NOW, expiresOn)),
                null,
                Points.of(left));
    }

    private static Claim claim(long points) {
        return new Claim(PART, BUDGET, WALLET, LINK, "t", 1, Points.of(points), CAPS, NOW);
    }

    private static IncentiveClaimed claimed(long points, long earned) {
        return new IncentiveClaimed(
                PART, NOW, BUDGET, WALLET, LINK, "t", Points.of(points), Points.of(earned));
    }
}
