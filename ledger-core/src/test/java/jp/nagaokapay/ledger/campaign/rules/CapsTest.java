package jp.nagaokapay.ledger.campaign.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.rules.Caps.Earned;
import jp.nagaokapay.ledger.shared.money.Points;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsTest {
    private static final Caps ALL =
            new Caps(
                    Points.of(1_000),
                    Points.of(300),
                    Points.of(400),
                    Points.of(700),
                    Points.of(5_000),
                    Points.of(20_000));

    @ParameterizedTest
    @CsvSource({
        // wanted, in campaign, in month, on day, allowed
        "299, 0, 0, 0, 299",
        "301, 0, 0, 0, 300",
        "300, 200, 200, 200, 200",
        "300, 600, 600, 0, 100",
        "300, 950, 0, 0, 50",
        "300, 1000, 0, 0, 0",
        "300, 0, 0, 400, 0",
        "300, 0, 700, 0, 0"
    })
    void a_person_earns_what_the_tightest_cap_leaves(
            long wanted, long inCampaign, long inMonth, long onDay, long allowed) {
        assertThat(
                        ALL.allow(
                                Points.of(wanted),
                                new Earned(
                                        Points.of(inCampaign),
                                        Points.of(inMonth),
                                        Points.of(onDay))))
                .isEqualTo(Points.of(allowed));
    }

    @Test
    void everybody_together_earns_what_the_day_and_the_month_leave() {
        assertThat(ALL.allowAll(Points.of(300), Points.of(4_900), Points.of(4_900)))
                .isEqualTo(Points.of(100));
        assertThat(ALL.allowAll(Points.of(300), Points.ZERO, Points.of(19_999)))
                .isEqualTo(Points.of(1));
        assertThat(Caps.NONE.allowAll(Points.of(300), Points.of(9), Points.of(9)))
                .isEqualTo(Points.of(300));
    }

    @Test
    void a_cap_of_nothing_is_no_cap_at_all_and_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caps(null, null, Points.ZERO, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        // earned on, closing, fifth business day after it
        "2023-04-01, 2023-04-17", // the 10th, a Monday
        "2023-04-10, 2023-04-17",
        "2023-04-11, 2023-04-27", // the 20th
        "2023-04-21, 2023-05-10", // the 30th; Golden Week: 3, 4, 5 May
        "2023-12-25, 2024-01-11", // the 31st; banks rest until 3 January, 8 January is a holiday
        "2024-02-29, 2024-03-07" // the last day of a leap year's February
    })
    void points_granted_after_closing_come_on_the_fifth_business_day(
            LocalDate earnedOn, LocalDate grantedOn) {
        assertThat(GrantTiming.AFTER_CLOSING.grantedOn(earnedOn)).isEqualTo(grantedOn);
        assertThat(GrantTiming.AT_ONCE.grantedOn(earnedOn)).isEqualTo(earnedOn);
    }

    @Test
    void points_live_from_the_day_on_which_they_come() {
        PointsRule rule =
                new PointsRule(new PointsExpiry.AfterDays(10), null, GrantTiming.AFTER_CLOSING);

        assertThat(rule.lastDay(LocalDate.of(2023, 4, 1))).isEqualTo("2023-04-27");
    }
}
