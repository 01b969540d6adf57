package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.BUDGET_COVERS_GRANTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_APPROVED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_DRAFT;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_EDITABLE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_ENDED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_OVER;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_SUBMITTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.DECIDED_BY_ANOTHER;
import static jp.nagaokapay.ledger.campaign.CampaignRule.LOTTERY_IS_COMMITTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.VERSION_CONTINUES;
import static jp.nagaokapay.ledger.campaign.Campaigns.CLOSES;
import static jp.nagaokapay.ledger.campaign.Campaigns.OPENS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateBudget;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftVersion;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RecoverAllocation;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RejectCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReleaseGrants;
import jp.nagaokapay.ledger.campaign.CampaignCommand.Request;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RevealSeed;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetLevelReached;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignEvent.GrantsReleased;
import jp.nagaokapay.ledger.campaign.CampaignEvent.SeedRevealed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionSubmitted;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class CampaignVersionsTest {
    private static final CampaignId SPRING = new CampaignId("campaign:spring");
    private static final Instant DURING = OPENS.plusSeconds(60);
    private static final WalletId WALLET = new WalletId("wallet:a");
    private static final String WRITER = "staff:1";
    private static final String COUNCIL = "staff:3";
    private static final CampaignRules RULES = Campaigns.rules(1_000, 1_000, null);
    private static final CampaignRules MORE = Campaigns.rules(2_000, 500, null);
    private static final VersionDrafted DRAFTED =
            new VersionDrafted(SPRING, DURING, 2, MORE, WRITER);
    private static final VersionSubmitted SUBMITTED =
            new VersionSubmitted(SPRING, DURING, 2, WRITER);
    private static final CampaignEnded ENDED =
            new CampaignEnded(SPRING, DURING, EndReason.HAND, WRITER);

    @Test
    void a_new_version_is_drafted_submitted_and_approved_by_another_while_the_old_one_runs() {
        live(RULES).when(new DraftVersion(SPRING, MORE, WRITER)).expectEvents(DRAFTED);
        live(RULES, DRAFTED).when(new SubmitCampaign(SPRING, WRITER)).expectEvents(SUBMITTED);
        live(RULES, DRAFTED, SUBMITTED)
                .when(new ApproveCampaign(SPRING, COUNCIL))
                .expectEvents(new VersionApproved(SPRING, DURING, 2, MORE, COUNCIL));
        live(RULES, DRAFTED, SUBMITTED)
                .when(new RejectCampaign(SPRING, "too dear", COUNCIL))
                .expectEvents(new VersionRejected(SPRING, DURING, 2, "too dear", COUNCIL));
    }

    @Test
    void nobody_decides_about_a_version_of_their_own() {
        refused(
                live(RULES, DRAFTED, SUBMITTED).when(new ApproveCampaign(SPRING, WRITER)),
                DECIDED_BY_ANOTHER);
        refused(
                live(RULES, DRAFTED, SUBMITTED).when(new RejectCampaign(SPRING, "no", WRITER)),
                DECIDED_BY_ANOTHER);
        refused(
                live(RULES, DRAFTED).when(new ApproveCampaign(SPRING, COUNCIL)),
                CAMPAIGN_IS_SUBMITTED);
    }

    @Test
    void a_version_is_rewritten_until_it_is_submitted_and_after_it_was_rejected() {
        VersionRejected rejected = new VersionRejected(SPRING, DURING, 2, "too dear", COUNCIL);
        live(RULES, DRAFTED).when(new DraftVersion(SPRING, MORE, WRITER)).expectEvents(DRAFTED);
        refused(
                live(RULES, DRAFTED, SUBMITTED).when(new DraftVersion(SPRING, MORE, WRITER)),
                CAMPAIGN_IS_EDITABLE);
        live(RULES, DRAFTED, SUBMITTED, rejected)
                .when(new DraftVersion(SPRING, MORE, WRITER))
                .expectEvents(DRAFTED);
        refused(
                live(RULES, DRAFTED, SUBMITTED, rejected).when(new SubmitCampaign(SPRING, WRITER)),
                CAMPAIGN_IS_DRAFT);
    }

    @Test
    void a_version_keeps_trigger_and_opening_and_covers_what_is_handed_out() {
        refused(
                live(RULES)
                        .when(
                                new DraftVersion(
                                        SPRING,
                                        CampaignBuilder.on(Trigger.PAYMENT)
                                                .open(OPENS, CLOSES)
                                                .rules(),
                                        WRITER)),
                VERSION_CONTINUES);
        refused(
                live(RULES)
                        .when(
                                new DraftVersion(
                                        SPRING,
                                        CampaignBuilder.on(Trigger.CHARGE)
                                                .open(OPENS.plusSeconds(1), CLOSES)
                                                .rules(),
                                        WRITER)),
                VERSION_CONTINUES);
        refused(
                live(RULES, allocated(RULES, 700))
                        .when(new DraftVersion(SPRING, Campaigns.rules(700, 1_000, null), WRITER)),
                BUDGET_COVERS_GRANTED);
    }

    @Test
    void only_what_runs_gets_a_new_version() {
        refused(
                at().given(new CampaignDrafted(SPRING, OPENS, RULES, WRITER))
                        .when(new DraftVersion(SPRING, MORE, WRITER)),
                CAMPAIGN_IS_APPROVED);
        refused(
                live(RULES, ENDED).when(new DraftVersion(SPRING, MORE, WRITER)),
                CAMPAIGN_IS_NOT_ENDED);
    }

    @Test
    void a_larger_budget_serves_what_the_old_one_could_not() {
        VersionApproved approved = new VersionApproved(SPRING, DURING, 2, MORE, COUNCIL);
        live(RULES, allocated(RULES, 700), DRAFTED, SUBMITTED, approved)
                .when(allocate(1_000))
                .expectEvents(
                        new BudgetAllocated(
                                SPRING,
                                DURING,
                                9,
                                List.of(entry(1_000, 1_000, null)),
                                null,
                                Points.of(300)),
                        new BudgetLevelReached(SPRING, DURING, 80, Points.of(300)));
    }

    @Test
    void what_is_earned_for_after_the_closing_is_allocated_now_and_released_on_its_day() {
        CampaignRules later =
                CampaignBuilder.on(Trigger.CHARGE).open(OPENS, CLOSES).afterClosing().rules();
        LocalDate grantOn = LocalDate.of(2023, 4, 17);
        live(later)
                .when(allocate(100))
                .expectEvents(
                        new BudgetAllocated(
                                SPRING,
                                DURING,
                                9,
                                List.of(
                                        new Allocation(
                                                WALLET,
                                                "charge:9",
                                                Points.of(100),
                                                Points.of(100),
                                                DURING,
                                                grantOn.plusDays(180),
                                                grantOn)),
                                null,
                                later.budget().minus(Points.of(100))));
        live(later, allocated(later, 100), ENDED)
                .when(new ReleaseGrants(SPRING, grantOn, DURING))
                .expectEvents(new GrantsReleased(SPRING, DURING, grantOn));
    }

    @Test
    void everybody_together_gets_no_more_than_the_day_s_cap() {
        CampaignRules capped =
                CampaignBuilder.on(Trigger.CHARGE)
                        .open(OPENS, CLOSES)
                        .atMost(new Caps(null, null, null, null, Points.of(150), null))
                        .rules();
        live(capped, allocated(capped, 100))
                .when(allocate(100))
                .expectEvents(
                        new BudgetAllocated(
                                SPRING,
                                DURING,
                                9,
                                List.of(entry(100, 50, null)),
                                null,
                                capped.budget().minus(Points.of(150))));
    }

    @Test
    void what_came_back_is_in_the_budget_again_and_never_more_than_went_out() {
        live(RULES, allocated(RULES, 700))
                .when(recover(200))
                .expectEvents(
                        new AllocationRecovered(
                                SPRING,
                                DURING,
                                WALLET,
                                "charge:1",
                                "refund:1",
                                OPENS,
                                Points.of(200),
                                Points.of(500)));
        live(RULES, allocated(RULES, 700)).when(recover(701)).expectNoEvents();
    }

    @Test
    void the_secret_of_a_lottery_is_told_only_when_it_is_over() {
        RevealSeed reveal = new RevealSeed(SPRING, "00ff");
        refused(live(RULES).when(reveal), CAMPAIGN_IS_OVER);
        live(RULES, ENDED).when(reveal).expectEvents(new SeedRevealed(SPRING, DURING, "00ff"));
    }

    @Test
    void a_lottery_without_the_ledger_s_commitment_is_not_submitted() {
        Reward.Lottery lottery =
                new Reward.Lottery(List.of(new Reward.Prize(Points.of(100), 10)), null);
        CampaignRules open =
                CampaignBuilder.on(Trigger.CHARGE).open(OPENS, CLOSES).gives(lottery).rules();
        refused(
                at().given(new CampaignDrafted(SPRING, OPENS, open, WRITER))
                        .when(new SubmitCampaign(SPRING, WRITER)),
                LOTTERY_IS_COMMITTED);
        at().given(
                        new CampaignDrafted(
                                SPRING, OPENS, open.rewarding(lottery.committedTo("ab")), WRITER))
                .when(new SubmitCampaign(SPRING, WRITER))
                .expectEvents(new CampaignSubmitted(SPRING, DURING, WRITER));
    }

    private static AggregateTestFixture<Campaign> at() {
        AggregateTestFixture<Campaign> campaign = new AggregateTestFixture<>(Campaign.class);
        campaign.registerInjectableResource(Clock.fixed(DURING, ZoneOffset.UTC));
        return campaign;
    }

    private static TestExecutor<Campaign> live(CampaignRules rules, CampaignEvent... then) {
        return at().given(
                        new CampaignDrafted(SPRING, OPENS, rules, WRITER),
                        new CampaignSubmitted(SPRING, OPENS, WRITER),
                        new CampaignApproved(SPRING, OPENS, rules, COUNCIL))
                .andGiven((Object[]) then);
    }

    private static BudgetAllocated allocated(CampaignRules rules, long points) {
        return new BudgetAllocated(
                SPRING,
                DURING,
                1,
                List.of(
                        new Allocation(
                                WALLET,
                                "charge:1",
                                Points.of(points),
                                Points.of(points),
                                OPENS,
                                LocalDate.of(2023, 9, 28))),
                null,
                rules.budget().minus(Points.of(points)));
    }

    private static AllocateBudget allocate(long points) {
        return new AllocateBudget(
                SPRING,
                List.of(new Request(9, WALLET, "charge:9", Points.of(points), DURING)),
                DURING);
    }

    private static Allocation entry(long asked, long points, LocalDate grantOn) {
        return new Allocation(
                WALLET,
                "charge:9",
                Points.of(asked),
                Points.of(points),
                DURING,
                LocalDate.of(2023, 9, 28),
                grantOn);
    }

    private static RecoverAllocation recover(long points) {
        return new RecoverAllocation(
                SPRING, WALLET, "charge:1", "refund:1", OPENS, Points.of(points), DURING);
    }

    private static void refused(ResultValidator<Campaign> result, Rule rule) {
        result.expectException(Refused.class).expectExceptionMessage(rule.code()).expectNoEvents();
    }
}
