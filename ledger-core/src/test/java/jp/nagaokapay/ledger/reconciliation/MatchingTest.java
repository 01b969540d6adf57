package jp.nagaokapay.ledger.reconciliation;

import static jp.nagaokapay.ledger.reconciliation.DifferenceKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.reconciliation.Matching.Found;
import jp.nagaokapay.ledger.reconciliation.Matching.Outcome;
import jp.nagaokapay.ledger.reconciliation.ProviderFile.Line;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class MatchingTest {
    private static final LocalDate DAY = LocalDate.parse("2023-05-10");

    @Test
    void a_line_matches_the_charge_of_its_reference_and_amount() {
        Outcome outcome = match(List.of(line(2, "a", 1_000)), charge("a", 1_000, DAY, null));

        assertThat(outcome).isEqualTo(new Outcome(1, 1_000, 1, 1_000, List.of()));
    }

    @Test
    void whatever_differs_is_told_by_its_kind() {
        Outcome outcome =
                match(
                        List.of(
                                line(2, "a", 1_000),
                                line(3, "a", 1_000),
                                line(4, "b", 2_001),
                                line(5, "unknown", 500),
                                line(6, "failed", 700)),
                        charge("a", 1_000, DAY, null),
                        charge("b", 2_000, DAY, null),
                        charge("c", 3_000, DAY, null),
                        charge("failed", 700, null, null));

        assertThat(outcome.differences())
                .extracting(Found::kind, Found::reference, Found::line)
                .containsExactlyInAnyOrder(
                        tuple(TWICE_AT_PROVIDER, "a", 3),
                        tuple(AMOUNT_DIFFERS, "b", 4),
                        tuple(MISSING_IN_LEDGER, "unknown", 5),
                        tuple(MISSING_IN_LEDGER, "failed", 6),
                        tuple(MISSING_AT_PROVIDER, "c", null));
        assertThat(outcome.matched()).isEqualTo(1);
        assertThat(outcome.ledgerCharges()).isEqualTo(3);
        assertThat(outcome.ledgerAmount()).isEqualTo(6_000);
    }

    @Test
    void a_charge_on_a_neighbouring_date_is_told_and_needs_nobody() {
        Outcome outcome =
                match(
                        List.of(line(2, "late", 1_000), line(3, "old", 1_000)),
                        charge("late", 1_000, DAY.minusDays(1), null),
                        charge("old", 1_000, DAY.minusDays(2), null));

        assertThat(outcome.differences())
                .extracting(Found::kind, Found::otherDate)
                .containsExactly(
                        tuple(WRONG_DATE, DAY.minusDays(1)),
                        tuple(MISSING_IN_LEDGER, DAY.minusDays(2)));
        assertThat(WRONG_DATE.needsClosing()).isFalse();
    }

    @Test
    void a_charge_listed_on_its_own_day_and_the_next_is_listed_twice() {
        Outcome outcome =
                Matching.of(
                        DAY,
                        List.of(line(2, "a", 1_000)),
                        byReference(charge("a", 1_000, DAY.minusDays(1), null)),
                        Map.of("a", DAY.minusDays(1)));

        assertThat(outcome.differences())
                .extracting(Found::kind)
                .containsExactly(TWICE_AT_PROVIDER);
    }

    @Test
    void a_charge_that_a_neighbours_file_has_is_not_missing() {
        Outcome outcome =
                Matching.of(
                        DAY,
                        List.of(),
                        byReference(charge("a", 1_000, DAY, null)),
                        Map.of("a", DAY.plusDays(1)));

        assertThat(outcome.differences()).extracting(Found::kind).containsExactly(WRONG_DATE);
    }

    @Test
    void a_charge_undone_on_its_own_day_may_stand_in_the_file_or_not() {
        FundedCharge undone = charge("a", 1_000, DAY, DAY);

        assertThat(match(List.of(), undone)).isEqualTo(new Outcome(0, 0, 0, 0, List.of()));
        assertThat(match(List.of(line(2, "a", 1_000)), undone))
                .isEqualTo(new Outcome(1, 1_000, 1, 1_000, List.of()));
    }

    @Test
    void a_charge_undone_later_was_true_on_its_day() {
        Outcome outcome = match(List.of(), charge("a", 1_000, DAY, DAY.plusDays(1)));

        assertThat(outcome.differences())
                .extracting(Found::kind)
                .containsExactly(MISSING_AT_PROVIDER);
    }

    private static Outcome match(List<Line> lines, FundedCharge... charges) {
        return Matching.of(DAY, lines, byReference(charges), Map.of());
    }

    private static Map<String, FundedCharge> byReference(FundedCharge... charges) {
        return Arrays.stream(charges)
                .collect(Collectors.toMap(FundedCharge::reference, Function.identity()));
    }

    private static Line line(int number, String reference, long amount) {
        return new Line(number, reference, amount);
    }

    private static FundedCharge charge(
            String reference,
            long amount,
            @Nullable LocalDate chargedOn,
            @Nullable LocalDate reversedOn) {
        return new FundedCharge("charge:" + reference, reference, amount, chargedOn, reversedOn);
    }
}
