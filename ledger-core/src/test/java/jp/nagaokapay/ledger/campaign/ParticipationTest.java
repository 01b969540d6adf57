package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_KNOWN;

import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Earn;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.GiveBack;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Lower;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.EarningLowered;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.GiveBackCause;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ParticipationTest {
    private static final CampaignId SPRING = new CampaignId("campaign:spring");
    private static final WalletId WALLET = new WalletId("wallet:a");
    private static final ParticipationId PART = ParticipationId.of(SPRING, WALLET);
    private static final Instant AT = Instant.parse("2023-04-01T01:00:00Z");
    private static final Caps CAP = new Caps(Points.of(1_000));

    private final AggregateTestFixture<Participation> participation =
            new AggregateTestFixture<>(Participation.class);

    @Test
    void a_charge_earns() {
        participation
                .givenNoPriorActivity()
                .when(earn("charge:1", 600))
                .expectEvents(earned("charge:1", 600, 600))
                .expectResultMessagePayload(Points.of(600));
    }

    @Test
    void the_charge_that_reaches_the_cap_earns_what_is_left_under_it() {
        participation
                .given(earned("charge:1", 600, 600))
                .when(earn("charge:2", 600))
                .expectEvents(earned("charge:2", 400, 1_000));
    }

    @Test
    void at_the_cap_nothing_is_earned() {
        participation
                .given(earned("charge:1", 1_000, 1_000))
                .when(earn("charge:2", 1))
                .expectNoEvents()
                .expectResultMessagePayload(Points.of(1_000));
    }

    @Test
    void days_and_months_have_caps_of_their_own() {
        Caps caps = new Caps(null, null, Points.of(500), Points.of(700), null, null);
        Instant nextDay = AT.plus(Duration.ofDays(1));
        Instant nextMonth = AT.plus(Duration.ofDays(31));
        participation
                .given(earned("charge:1", 400, 400))
                .when(earn("charge:2", 400, caps, AT))
                .expectEvents(earned("charge:2", 100, 500));
        new AggregateTestFixture<>(Participation.class)
                .given(earned("charge:1", 500, 500))
                .when(earn("charge:2", 400, caps, nextDay))
                .expectEvents(earned("charge:2", 200, 700, nextDay));
        new AggregateTestFixture<>(Participation.class)
                .given(earned("charge:1", 500, 500))
                .when(earn("charge:2", 400, caps, nextMonth))
                .expectEvents(earned("charge:2", 400, 900, nextMonth));
    }

    @Test
    void what_is_given_back_makes_room_on_its_own_day() {
        Caps caps = new Caps(null, null, Points.of(500), null, null, null);
        participation
                .given(
                        earned("charge:1", 500, 500),
                        new PointsGivenBack(
                                PART,
                                AT,
                                SPRING,
                                "charge:1",
                                Points.of(300),
                                GiveBackCause.RECOVERED,
                                Points.of(200)))
                .when(earn("charge:2", 400, caps, AT))
                .expectEvents(earned("charge:2", 300, 500));
    }

    @Test
    void what_is_worth_less_is_told_to_those_who_grant() {
        participation
                .given(earned("payment:1", 600, 600))
                .when(
                        new Lower(
                                PART,
                                SPRING,
                                WALLET,
                                "payment:1",
                                "refund:1",
                                Points.of(200),
                                AT.plusSeconds(60)))
                .expectEvents(
                        new EarningLowered(
                                PART,
                                AT.plusSeconds(60),
                                SPRING,
                                WALLET,
                                "payment:1",
                                "refund:1",
                                Points.of(200)));
    }

    @Test
    void what_could_not_be_granted_makes_room_under_the_cap() {
        PointsGivenBack back =
                new PointsGivenBack(
                        PART,
                        AT,
                        SPRING,
                        "charge:1",
                        Points.of(700),
                        GiveBackCause.WALLET,
                        Points.of(300));
        participation
                .given(earned("charge:1", 1_000, 1_000))
                .when(giveBack(700))
                .expectEvents(back);
        participation
                .given(earned("charge:1", 1_000, 1_000), back)
                .when(earn("charge:2", 800))
                .expectEvents(earned("charge:2", 700, 1_000));
    }

    @Test
    void what_was_given_back_before_is_not_given_back_again() {
        participation
                .given(earned("charge:1", 600, 600))
                .when(giveBack(601))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_never_took_part_gives_nothing_back() {
        participation
                .givenNoPriorActivity()
                .when(giveBack(1))
                .expectException(Refused.class)
                .expectExceptionMessage(CAMPAIGN_IS_KNOWN.code())
                .expectNoEvents();
    }

    private static Earn earn(String occasionId, long points) {
        return earn(occasionId, points, CAP, AT);
    }

    private static Earn earn(String occasionId, long points, Caps caps, Instant at) {
        return new Earn(PART, SPRING, WALLET, occasionId, Points.of(points), caps, at);
    }

    private static PointsEarned earned(String occasionId, long points, long total) {
        return earned(occasionId, points, total, AT);
    }

    private static PointsEarned earned(String occasionId, long points, long total, Instant at) {
        return new PointsEarned(
                PART, at, SPRING, WALLET, occasionId, Points.of(points), Points.of(total));
    }

    private static GiveBack giveBack(long points) {
        return new GiveBack(PART, SPRING, "charge:1", Points.of(points), GiveBackCause.WALLET, AT);
    }
}
