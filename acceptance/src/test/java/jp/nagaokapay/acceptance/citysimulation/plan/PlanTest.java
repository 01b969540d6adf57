package jp.nagaokapay.acceptance.citysimulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final Scale HUNDREDTH = new Scale(100);

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "10, 1",
        "10, 2",
        "37, 3",
        "100, 1",
        "100, 2",
        "100, 3",
        "100, 4711",
        "333, 1",
        "333, 2",
        "1000, 1",
        "1000, 2",
        "1000, 3",
        "1000, 4"
    })
    void a_plan_adds_up_to_the_published_figures_of_both_years(int denominator, long seed) {
        Plan plan = new Plan(seed, new Scale(denominator));
        ReferenceCity town = new ReferenceCity();
        assertThat(town.live(plan)).isEqualTo(plan.expected());
        for (PublishedFigures year : plan.expected()) {
            assertThat(plan.pointsGranted(year.year()))
                    .isEqualTo(town.pointsGranted(year.year()))
                    .isPositive();
        }
    }

    @Test
    void the_whole_town_is_the_published_one() {
        assertThat(new Plan(1, Scale.WHOLE).expected())
                .extracting(
                        PublishedFigures::totalCharged,
                        PublishedFigures::participatingShops,
                        PublishedFigures::nonResidentUsers,
                        PublishedFigures::paymentCount)
                .containsExactly(
                        tuple(148_596_000L, 131L, 1_403L, 56_753L),
                        tuple(558_918_000L, 185L, 4_921L, 262_848L));
    }

    @Test
    void the_whole_towns_campaigns_give_about_what_the_citys_gave() {
        Plan plan = new Plan(7, Scale.WHOLE);
        plan.forEachRemaining(day -> {});
        assertThat(plan.publishedPoints())
                .extracting(PublishedPoints::points)
                .containsExactly(39_000_000L, 72_000_000L);
        for (PublishedPoints year : plan.publishedPoints()) {
            assertThat(plan.pointsGranted(year.year()))
                    .isCloseTo(year.points(), withinPercentage(10));
        }
    }

    @Test
    void most_of_what_is_charged_and_granted_is_spent() {
        Plan plan = new Plan(1, HUNDREDTH);
        ReferenceCity town = new ReferenceCity();
        long charged = town.live(plan).stream().mapToLong(PublishedFigures::totalCharged).sum();
        long points =
                plan.expected().stream().mapToLong(year -> plan.pointsGranted(year.year())).sum();
        assertThat((double) town.captured() / (charged + points)).isBetween(0.85, 1.0);
    }

    @Test
    void the_same_seed_gives_the_same_plan_and_another_seed_another() {
        List<PlannedDay> once = days(new Plan(5, HUNDREDTH));
        assertThat(days(new Plan(5, HUNDREDTH))).isEqualTo(once);
        assertThat(days(new Plan(6, HUNDREDTH))).isNotEqualTo(once);
    }

    @Test
    void the_moments_follow_each_other_in_time() {
        Instant before = Instant.EPOCH;
        for (PlannedDay day : days(new Plan(5, HUNDREDTH))) {
            for (PlannedMoment moment : day.moments()) {
                assertThat(moment.at()).isAfter(before);
                before = moment.at();
            }
        }
    }

    @Test
    void every_kind_of_step_happens_even_in_a_small_town() {
        assertThat(days(new Plan(1, HUNDREDTH)))
                .flatExtracting(PlannedDay::moments)
                .flatExtracting(PlannedMoment::steps)
                .extracting(step -> step instanceof PlannedStep.Send send ? send.command() : step)
                .extracting(what -> what.getClass().getSimpleName())
                .contains(
                        "OpenWallet",
                        "Charge",
                        "ReverseCharge",
                        "Pay",
                        "AuthorizePayment",
                        "CapturePayment",
                        "VoidPayment",
                        "RefundPayment",
                        "DraftCampaign",
                        "SubmitCampaign",
                        "ApproveCampaign",
                        "EndCampaign");
    }

    @Test
    void a_scale_is_a_whole_part_of_the_town() {
        assertThat(Scale.parse("1")).isEqualTo(Scale.WHOLE);
        assertThat(Scale.parse("1/100")).isEqualTo(HUNDREDTH);
        assertThat(HUNDREDTH.thousands(148_596_000)).isEqualTo(1_486_000);
        assertThat(new Scale(1_000).count(131)).isEqualTo(1);
        assertThatThrownBy(() -> Scale.parse("0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.parse("1/0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.parse("1/1001"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<PlannedDay> days(Plan plan) {
        List<PlannedDay> days = new ArrayList<>();
        plan.forEachRemaining(days::add);
        return days;
    }
}
