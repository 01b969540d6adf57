package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_APPROVED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_DRAFT;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_EDITABLE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_KNOWN;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_ENDED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_PAUSED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_PAUSED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_SUBMITTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.DECIDED_BY_ANOTHER;
import static jp.nagaokapay.ledger.campaign.CampaignRule.PERIOD_IS_AHEAD;
import static jp.nagaokapay.ledger.campaign.Campaigns.CLOSES;
import static jp.nagaokapay.ledger.campaign.Campaigns.OPENS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateBudget;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndPassedCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.PauseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RejectCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.Request;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ResumeCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReturnAllocation;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReviseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetLevelReached;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignResumed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRevised;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static final CampaignId SPRING = new CampaignId("campaign:spring");
    private static final CampaignRules RULES = Campaigns.rules(1_000, 1_000, null);
    private static final CampaignRules OTHER = Campaigns.rules(2_000, 500, 300L);
    private static final Instant BEFORE = OPENS.minusSeconds(60);
    private static final Instant DURING = OPENS.plusSeconds(60);
    private static final String WRITER = "staff:1";
    private static final String SENDER = "staff:2";
    private static final String COUNCIL = "staff:3";
    private static final WalletId WALLET = new WalletId("wallet:a");
    private static final LocalDate EXPIRES = LocalDate.of(2023, 9, 28);

    private static final CampaignDrafted DRAFTED =
            new CampaignDrafted(SPRING, BEFORE, RULES, WRITER);
    private static final CampaignSubmitted SUBMITTED =
            new CampaignSubmitted(SPRING, BEFORE, SENDER);
    private static final CampaignApproved APPROVED =
            new CampaignApproved(SPRING, BEFORE, RULES, COUNCIL);
    private static final CampaignRejected REJECTED =
            new CampaignRejected(SPRING, BEFORE, "too dear", COUNCIL);
    private static final CampaignPaused PAUSED = new CampaignPaused(SPRING, DURING, WRITER);
    private static final CampaignEnded ENDED =
            new CampaignEnded(SPRING, DURING, EndReason.HAND, WRITER);

    @Test
    void a_draft_is_written_and_rewritten() {
        at(BEFORE)
                .givenNoPriorActivity()
                .when(new DraftCampaign(SPRING, RULES, WRITER))
                .expectEvents(DRAFTED)
                .expectResultMessagePayload(receipt(CampaignStatus.DRAFT));
        at(BEFORE)
                .given(DRAFTED)
                .when(new ReviseCampaign(SPRING, OTHER, SENDER))
                .expectEvents(new CampaignRevised(SPRING, BEFORE, OTHER, SENDER));
    }

    @Test
    void a_rejected_campaign_is_rewritten_and_is_a_draft_again() {
        at(BEFORE)
                .given(DRAFTED, SUBMITTED, REJECTED)
                .when(new ReviseCampaign(SPRING, OTHER, WRITER))
                .expectEvents(new CampaignRevised(SPRING, BEFORE, OTHER, WRITER))
                .expectResultMessagePayload(receipt(CampaignStatus.DRAFT));
    }

    @Test
    void what_is_submitted_or_approved_is_not_rewritten() {
        ReviseCampaign revise = new ReviseCampaign(SPRING, OTHER, WRITER);
        refused(at(BEFORE).given(DRAFTED, SUBMITTED).when(revise), CAMPAIGN_IS_EDITABLE);
        refused(at(BEFORE).given(DRAFTED, SUBMITTED, APPROVED).when(revise), CAMPAIGN_IS_EDITABLE);
    }

    @Test
    void only_a_draft_is_submitted_and_only_while_its_period_is_ahead() {
        SubmitCampaign submit = new SubmitCampaign(SPRING, SENDER);
        at(BEFORE)
                .given(DRAFTED)
                .when(submit)
                .expectEvents(SUBMITTED)
                .expectResultMessagePayload(receipt(CampaignStatus.SUBMITTED));
        refused(at(BEFORE).given(DRAFTED, SUBMITTED).when(submit), CAMPAIGN_IS_DRAFT);
        refused(at(CLOSES).given(DRAFTED).when(submit), PERIOD_IS_AHEAD);
        refused(at(BEFORE).givenNoPriorActivity().when(submit), CAMPAIGN_IS_KNOWN);
    }

    @Test
    void the_council_approves_and_time_makes_it_live() {
        ApproveCampaign approve = new ApproveCampaign(SPRING, COUNCIL);
        at(BEFORE)
                .given(DRAFTED, SUBMITTED)
                .when(approve)
                .expectEvents(APPROVED)
                .expectResultMessagePayload(receipt(CampaignStatus.SCHEDULED));
        at(DURING)
                .given(DRAFTED, SUBMITTED)
                .when(approve)
                .expectResultMessagePayload(receipt(CampaignStatus.LIVE));
        refused(at(CLOSES).given(DRAFTED, SUBMITTED).when(approve), PERIOD_IS_AHEAD);
        refused(at(BEFORE).given(DRAFTED).when(approve), CAMPAIGN_IS_SUBMITTED);
    }

    @Test
    void nobody_who_wrote_rewrote_or_submitted_it_decides_about_it() {
        CampaignRevised revised = new CampaignRevised(SPRING, BEFORE, OTHER, "staff:4");
        for (String author : List.of(WRITER, SENDER, "staff:4")) {
            refused(
                    at(BEFORE)
                            .given(DRAFTED, revised, SUBMITTED)
                            .when(new ApproveCampaign(SPRING, author)),
                    DECIDED_BY_ANOTHER);
            refused(
                    at(BEFORE)
                            .given(DRAFTED, revised, SUBMITTED)
                            .when(new RejectCampaign(SPRING, "no", author)),
                    DECIDED_BY_ANOTHER);
        }
    }

    @Test
    void the_council_rejects_with_its_reason() {
        at(BEFORE)
                .given(DRAFTED, SUBMITTED)
                .when(new RejectCampaign(SPRING, "too dear", COUNCIL))
                .expectEvents(REJECTED)
                .expectResultMessagePayload(receipt(CampaignStatus.REJECTED));
        refused(
                at(BEFORE)
                        .given(DRAFTED, SUBMITTED, REJECTED)
                        .when(new SubmitCampaign(SPRING, WRITER)),
                CAMPAIGN_IS_DRAFT);
    }

    @Test
    void an_approved_campaign_pauses_and_resumes() {
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED)
                .when(new PauseCampaign(SPRING, WRITER))
                .expectEvents(PAUSED)
                .expectResultMessagePayload(receipt(CampaignStatus.PAUSED));
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED, PAUSED)
                .when(new ResumeCampaign(SPRING, SENDER))
                .expectEvents(new CampaignResumed(SPRING, DURING, SENDER))
                .expectResultMessagePayload(receipt(CampaignStatus.LIVE));
        refused(
                at(DURING)
                        .given(DRAFTED, SUBMITTED, APPROVED, PAUSED)
                        .when(new PauseCampaign(SPRING, WRITER)),
                CAMPAIGN_IS_NOT_PAUSED);
        refused(
                at(DURING)
                        .given(DRAFTED, SUBMITTED, APPROVED)
                        .when(new ResumeCampaign(SPRING, WRITER)),
                CAMPAIGN_IS_PAUSED);
        refused(
                at(DURING).given(DRAFTED, SUBMITTED).when(new PauseCampaign(SPRING, WRITER)),
                CAMPAIGN_IS_APPROVED);
    }

    @Test
    void a_campaign_is_ended_by_hand_once() {
        EndCampaign end = new EndCampaign(SPRING, WRITER);
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED)
                .when(end)
                .expectEvents(ENDED)
                .expectResultMessagePayload(receipt(CampaignStatus.ENDED));
        refused(
                at(DURING).given(DRAFTED, SUBMITTED, APPROVED, ENDED).when(end),
                CAMPAIGN_IS_NOT_ENDED);
        refused(at(CLOSES).given(DRAFTED, SUBMITTED, APPROVED).when(end), CAMPAIGN_IS_NOT_ENDED);
    }

    @Test
    void a_campaign_whose_period_has_passed_ends_and_no_other() {
        EndPassedCampaign passed = new EndPassedCampaign(SPRING);
        at(CLOSES)
                .given(DRAFTED, SUBMITTED, APPROVED, PAUSED)
                .when(passed)
                .expectEvents(new CampaignEnded(SPRING, CLOSES, EndReason.PERIOD, null));
        at(CLOSES.minusNanos(1))
                .given(DRAFTED, SUBMITTED, APPROVED)
                .when(passed)
                .expectNoEvents()
                .expectResultMessagePayload(receipt(CampaignStatus.LIVE));
        at(CLOSES).given(DRAFTED, SUBMITTED, APPROVED, ENDED).when(passed).expectNoEvents();
    }

    @Test
    void budget_is_handed_out_and_the_last_request_gets_what_is_left() {
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED)
                .when(allocate(request(5, "a", 700), request(6, "b", 700), request(8, "c", 10)))
                .expectEvents(
                        new BudgetAllocated(
                                SPRING,
                                DURING,
                                8,
                                List.of(
                                        given("a", 700, 700),
                                        given("b", 700, 300),
                                        given("c", 10, 0)),
                                null,
                                Points.ZERO),
                        new BudgetLevelReached(SPRING, DURING, 95, Points.ZERO),
                        new CampaignEnded(SPRING, DURING, EndReason.BUDGET, null));
    }

    @Test
    void what_was_earned_before_the_end_is_still_served_once() {
        BudgetAllocated first =
                new BudgetAllocated(
                        SPRING, DURING, 5, List.of(given("a", 700, 700)), null, Points.of(300));
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED, first, ENDED)
                .when(allocate(request(5, "a", 700), request(6, "b", 100)))
                .expectEvents(
                        new BudgetAllocated(
                                SPRING,
                                DURING,
                                6,
                                List.of(given("b", 100, 100)),
                                null,
                                Points.of(200)),
                        new BudgetLevelReached(SPRING, DURING, 80, Points.of(200)));
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED, first)
                .when(allocate(request(5, "a", 700)))
                .expectNoEvents()
                .expectResultMessagePayload(Points.of(300));
    }

    @Test
    void a_campaign_that_was_never_approved_hands_out_nothing() {
        refused(
                at(DURING).given(DRAFTED, SUBMITTED).when(allocate(request(5, "a", 700))),
                CAMPAIGN_IS_APPROVED);
    }

    @Test
    void what_a_wallet_refused_comes_back_but_does_not_reopen_the_campaign() {
        BudgetAllocated all =
                new BudgetAllocated(
                        SPRING, DURING, 5, List.of(given("a", 1_000, 1_000)), null, Points.ZERO);
        CampaignEnded usedUp = new CampaignEnded(SPRING, DURING, EndReason.BUDGET, null);
        AllocationReturned back =
                new AllocationReturned(
                        SPRING, DURING, WALLET, "a", Points.of(1_000), Points.of(1_000));
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED, all, usedUp)
                .when(new ReturnAllocation(SPRING, WALLET, "a", Points.of(1_000), DURING))
                .expectEvents(back);
        at(DURING)
                .given(DRAFTED, SUBMITTED, APPROVED, all, usedUp, back)
                .when(new ReturnAllocation(SPRING, WALLET, "a", Points.of(1_000), DURING))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(
                at(DURING)
                        .given(DRAFTED, SUBMITTED, APPROVED, all, usedUp, back)
                        .when(new EndCampaign(SPRING, WRITER)),
                CAMPAIGN_IS_NOT_ENDED);
    }

    private static AggregateTestFixture<Campaign> at(Instant now) {
        AggregateTestFixture<Campaign> campaign = new AggregateTestFixture<>(Campaign.class);
        campaign.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
        return campaign;
    }

    private static AllocateBudget allocate(Request... requests) {
        return new AllocateBudget(SPRING, List.of(requests), DURING);
    }

    private static Request request(long position, String occasionId, long points) {
        return new Request(position, WALLET, occasionId, Points.of(points), DURING);
    }

    private static Allocation given(String occasionId, long asked, long points) {
        return new Allocation(
                WALLET, occasionId, Points.of(asked), Points.of(points), DURING, EXPIRES);
    }

    private static CampaignReceipt receipt(CampaignStatus status) {
        return new CampaignReceipt(SPRING, status);
    }

    private static void refused(ResultValidator<Campaign> result, Rule rule) {
        result.expectException(Refused.class).expectExceptionMessage(rule.code()).expectNoEvents();
    }
}
