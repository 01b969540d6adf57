package jp.nagaokapay.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.*;
import jp.nagaokapay.ledger.reconciliation.ProviderFile.Line;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@NullMarked
class ReconciliationTest {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2023-05-10");
    private static final TestClock CLOCK = new TestClock(Instant.parse("2023-05-10T01:00:00Z"));
    private static final LedgerNode NODE = LedgerNode.on(TestDatabase.freshUrl(), CLOCK);

    private final FundingReconciliations funding = NODE.bean(FundingReconciliations.class);
    private final WalletId wallet = Scenario.walletWith(NODE.ledger(), 0);
    private final LocalDate day;

    /** Each test has days of its own. */
    ReconciliationTest() {
        CLOCK.advance(Duration.ofDays(10));
        day = BusinessDate.of(CLOCK.instant());
    }

    @AfterAll
    static void close() {
        NODE.close();
    }

    @Test
    void a_day_stands_open_until_each_difference_is_closed_with_a_reason() {
        charge("a", 1_000);
        charge("b", 2_000);
        settled();
        assertThat(funding.statements(day, day))
                .extracting(Statement::state)
                .containsExactly(State.NO_FILE);

        Reconciliation found = upload(day, "f1", line(2, "a", 1_000), line(3, "x", 300));

        assertThat(found.statement().matched()).isEqualTo(1);
        assertThat(found.statement().state()).isEqualTo(State.OPEN);
        assertThat(found.differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(
                        DifferenceKind.MISSING_AT_PROVIDER, DifferenceKind.MISSING_IN_LEDGER);
        for (Difference open : open()) {
            Difference closed = funding.close(open.differenceId(), "提供者に確認済み", "staff:a");
            assertThat(funding.close(open.differenceId(), "提供者に確認済み", "staff:a")).isEqualTo(closed);
            assertThatThrownBy(() -> funding.close(open.differenceId(), "別の理由", "staff:b"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("DIFFERENCE_NOT_OPEN");
        }
        assertThat(open()).isEmpty();
        assertThat(all()).hasSize(2);
        assertThat(funding.statements(day, day))
                .extracting(Statement::state)
                .containsExactly(State.CLOSED);
    }

    @Test
    void days_outside_the_books_have_no_list() {
        for (LocalDate outside : List.of(day.plusDays(1), LocalDate.parse("2001-01-01"))) {
            assertThatThrownBy(() -> funding.statements(outside, outside.plusDays(3)))
                    .isInstanceOf(Refused.class)
                    .hasMessage("OUTSIDE_THE_BOOKS");
        }
        assertThat(funding.statements(day, day.plusDays(30))).isEmpty();
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_corrected_one_is_a_version() {
        charge("a", 1_000);
        Reconciliation first = upload(day, "f1");
        assertThat(first.statement().openDifferences()).isEqualTo(1);

        assertThat(upload(day, "f1")).isEqualTo(first);
        Reconciliation second = upload(day, "f2", line(2, "a", 1_000));

        assertThat(second.statement().version()).isEqualTo(2);
        assertThat(second.statement().state()).isEqualTo(State.CLOSED);
        String replaced = String.valueOf(first.statement().reconciliationId());
        assertThat(funding.get(replaced).statement().state()).isEqualTo(State.REPLACED);
        assertThat(funding.get(replaced).differences()).hasSize(1);
        assertThat(open()).isEmpty();
        assertThatThrownBy(() ->
                        funding.close(
                                first.differences().getFirst().differenceId(), "x", "staff:a"))
                .hasMessage("DIFFERENCE_NOT_OPEN");
    }

    @Test
    void a_key_answers_again_and_is_good_for_one_file() {
        charge("a", 1_000);
        RequestKey key = new RequestKey("finance|" + day, "h1");
        ProviderFile file = new ProviderFile("f1", List.of(line(2, "a", 1_000)));
        over(day);
        settled();

        Reconciled first = funding.reconcile(Channel.COUNTER, day, file, "staff:a", key);
        assertThat(first.replayed()).isFalse();
        assertThat(funding.reconcile(Channel.COUNTER, day, file, "staff:a", key))
                .isEqualTo(new Reconciled(first.reconciliation(), true));
        assertThatThrownBy(() ->
                        funding.reconcile(
                                Channel.COUNTER,
                                day,
                                file,
                                "staff:a",
                                new RequestKey("finance|" + day, "h2")))
                .isInstanceOf(IdempotentRequests.KeyReused.class);
    }

    @Test
    void what_one_day_lacks_is_closed_when_the_next_days_file_has_it() {
        charge("a", 1_000);
        upload(day, "f1");
        assertThat(open()).hasSize(1);

        Reconciliation next = upload(day.plusDays(1), "f2", line(2, "a", 1_000));

        assertThat(next.differences())
                .extracting(Difference::kind, Difference::otherDate)
                .containsExactly(tuple(DifferenceKind.WRONG_DATE, day));
        assertThat(open()).isEmpty();
    }

    @Test
    void a_reversal_on_the_same_day_leaves_nothing_to_match() {
        ChargeId mistaken = charge("a", 1_000);
        NODE.ledger().send(new ReverseCharge(wallet, mistaken));

        assertThat(upload(day, "f1").statement().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_day_outside_the_books_is_refused() {
        charge("a", 1_000);
        settled();

        for (LocalDate outside : List.of(FIRST_DAY.minusDays(1), day.plusDays(1))) {
            assertThatThrownBy(() -> reconcile(outside, "f1"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("OUTSIDE_THE_BOOKS");
        }
    }

    @Test
    void a_day_that_is_not_over_is_refused_and_nothing_is_kept() {
        charge("a", 1_000);
        settled();

        assertThatThrownBy(() -> reconcile(day, "f1", line(2, "a", 1_000)))
                .isInstanceOf(Refused.class)
                .hasMessage("DAY_NOT_OVER");
        assertThat(funding.statements(day, day))
                .extracting(Statement::state)
                .containsExactly(State.NO_FILE);
    }

    @Test
    void a_charge_that_comes_late_opens_its_day_and_the_same_file_is_compared_again() {
        charge("a", 1_000);
        Reconciliation first = upload(day, "f1", line(2, "a", 1_000), line(3, "b", 2_000));
        funding.close(open().getFirst().differenceId(), "提供者に確認済み", "staff:a");
        String id = String.valueOf(first.statement().reconciliationId());
        assertThat(funding.get(id).statement().state()).isEqualTo(State.CLOSED);

        CLOCK.advance(Duration.ofDays(-1));
        charge("b", 2_000);
        settled();
        assertThat(funding.get(id).statement().state()).isEqualTo(State.OPEN);
        assertThat(funding.statements(day, day))
                .extracting(Statement::state)
                .containsExactly(State.OPEN);
        Reconciliation again = upload(day, "f1", line(2, "a", 1_000), line(3, "b", 2_000));

        assertThat(again.statement().version()).isEqualTo(2);
        assertThat(again.statement().matched()).isEqualTo(2);
        assertThat(again.statement().state()).isEqualTo(State.CLOSED);
        assertThat(funding.get(id).statement().state()).isEqualTo(State.REPLACED);
        assertThat(upload(day, "f1", line(2, "a", 1_000), line(3, "b", 2_000))).isEqualTo(again);
    }

    @Test
    void what_was_undone_at_once_and_stands_in_the_file_leaves_the_day_closed() {
        ChargeId mistaken = charge("a", 1_000);
        NODE.ledger().send(new ReverseCharge(wallet, mistaken));

        Reconciliation found = upload(day, "f1", line(2, "a", 1_000));

        assertThat(found.statement().matched()).isEqualTo(1);
        assertThat(found.statement().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void nothing_that_was_found_can_be_changed_or_deleted() {
        charge("a", 1_000);
        upload(day, "f1");
        JdbcTemplate jdbc = NODE.bean(JdbcTemplate.class);

        for (String change :
                List.of(
                        "DELETE FROM funding_difference",
                        "UPDATE funding_reconciliation SET matched = 1",
                        "TRUNCATE funding_file_line")) {
            assertThatThrownBy(() -> jdbc.execute(change)).hasMessageContaining("append-only");
        }
    }

    private ChargeId charge(String reference, long yen) {
        ChargeId charge = ChargeId.next();
        NODE.ledger()
                .send(
                        new RequestCharge(
                                wallet,
                                charge,
                                Yen.of(yen),
                                Channel.COUNTER,
                                reference(reference),
                                reference));
        NODE.ledger().send(new ConfirmCharge(wallet, charge));
        return charge;
    }

    /** When the day is over. */
    private Reconciliation upload(LocalDate date, String hash, Line... lines) {
        over(date);
        settled();
        return reconcile(date, hash, lines);
    }

    private static void over(LocalDate date) {
        while (!date.isBefore(BusinessDate.of(CLOCK.instant()))) {
            CLOCK.advance(Duration.ofDays(1));
        }
    }

    private Reconciliation reconcile(LocalDate date, String hash, Line... lines) {
        return funding.reconcile(
                        Channel.COUNTER,
                        date,
                        new ProviderFile(hash, List.of(lines)),
                        "staff:a",
                        new RequestKey("finance|" + UUID.randomUUID(), hash))
                .reconciliation();
    }

    private List<Difference> open() {
        return funding.differences(true, null, 100).stream()
                .filter(each -> !each.businessDate().isBefore(day))
                .toList();
    }

    private List<Difference> all() {
        return funding.differences(false, null, 100).stream()
                .filter(each -> !each.businessDate().isBefore(day))
                .toList();
    }

    private void settled() {
        NODE.processors().awaitDrained(Duration.ofSeconds(20));
    }

    private String reference(String name) {
        return name + '-' + day;
    }

    private Line line(int number, String reference, long amount) {
        return new Line(number, reference(reference), amount);
    }
}
