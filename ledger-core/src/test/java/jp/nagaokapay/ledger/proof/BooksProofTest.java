package jp.nagaokapay.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.proof.BooksProof.Difference;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody changes a table behind the ledger's back. */
@NullMarked
class BooksProofTest {
    private static final List<String> TABLES =
            List.of(
                    "posting",
                    "account_day",
                    "account_month",
                    "ended_day",
                    "value_day",
                    "lot",
                    "receivable");

    private static LedgerNode node;
    private static WalletId wallet;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void some_people_pay() {
        node = LedgerNode.on(TestDatabase.freshUrl());
        jdbc = node.bean(JdbcTemplate.class);
        wallet = Scenario.walletWith(node.ledger(), 30_000);
        Scenario.pay(node.ledger(), wallet, 700);
        Scenario.pay(node.ledger(), Scenario.walletWith(node.ledger(), 5_000), 300);
        node.processors().awaitDrained(Duration.ofSeconds(60));
        TABLES.forEach(
                table -> jdbc.execute("CREATE TABLE saved_%1$s AS TABLE %1$s".formatted(table)));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @AfterEach
    void is_mended_and_seen_to_be() {
        for (String table : TABLES) {
            jdbc.execute(
                    "TRUNCATE %1$s; INSERT INTO %1$s SELECT * FROM saved_%1$s".formatted(table));
        }
        proof().run();
        assertThat(proof().state().open()).isEmpty();
    }

    @Test
    void books_that_are_right_are_proved_to_the_last_event() {
        proof().run();

        BooksProof.State state = proof().state();
        assertThat(state.open()).isEmpty();
        assertThat(state.checkedPosition()).isEqualTo(state.journalPosition()).isPositive();
        assertThat(state.ranAt()).isNotNull();
        assertThat(jdbc.queryForList("SELECT check_name FROM proof_cursor WHERE laps > 0"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_changed_posting_is_found_at_its_event_though_it_was_checked_before() {
        proof().run();
        long position = positionOf("wallet.payment-made");
        tamper("UPDATE posting SET amount = amount + 1 WHERE position = " + position);

        List<Difference> found = found("postings-again");

        assertThat(found)
                .extracting(
                        Difference::account,
                        Difference::fromPosition,
                        Difference::toPosition,
                        Difference::expected,
                        Difference::actual)
                .containsExactly(
                        Tuple.tuple(
                                "merchant-payable:merchant:test", position, position, 700L, 701L),
                        Tuple.tuple(wallet + ":paid", position, position, -700L, -701L));
        assertThat(checks()).contains("wallets", "receivables", "sums");
    }

    @Test
    void a_lost_posting_is_found_when_its_event_is_first_checked() {
        long position = positionOf("wallet.charged");
        tamper("DELETE FROM posting WHERE position = " + position);
        jdbc.update("DELETE FROM proof_cursor");

        assertThat(found("postings"))
                .extracting(Difference::fromPosition)
                .containsOnly(position)
                .hasSize(2);
    }

    @Test
    void a_row_of_the_log_that_the_program_did_not_append_is_found_though_it_was_looked_at() {
        proof().run();
        long position = positionOf("wallet.charged");
        byte[] mac =
                jdbc.queryForObject(
                        "SELECT mac FROM domain_event WHERE position = " + position, byte[].class);
        forgeMac(position, new byte[18]);

        assertThat(found("appends-again"))
                .extracting(Difference::fromPosition, Difference::account)
                .containsExactly(Tuple.tuple(position, "log:forged"));

        forgeMac(position, mac);
    }

    @Test
    void a_posting_moved_to_another_date_is_found() {
        long position = positionOf("wallet.payment-made");
        tamper("UPDATE posting SET value_date = value_date - 1 WHERE position = " + position);

        assertThat(found("postings-again"))
                .extracting(Difference::fromPosition)
                .containsOnly(position);
    }

    @Test
    void value_conjured_into_a_lot_is_found() {
        jdbc.update("UPDATE lot SET remaining = remaining + 5 WHERE wallet_id = ?", wallet.value());

        assertThat(found("lots"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.account()).isEqualTo(wallet + ":paid");
                    assertThat(it.actual()).isEqualTo(it.expected() + 5);
                    assertThat(it.fromPosition()).isPositive();
                });
    }

    @Test
    void a_lot_that_the_journal_does_not_know_and_one_that_is_gone_are_found() {
        jdbc.update(
                """
                INSERT INTO lot (lot_id, wallet_id, kind, expires_on, remaining)
                VALUES ('lot:conjured', 'wallet:nobody', 'POINTS', ?, 9)
                """,
                LocalDate.EPOCH);
        jdbc.update("DELETE FROM lot WHERE wallet_id = ?", wallet.value());

        assertThat(found("lots")).extracting(Difference::key).containsExactly("lot:conjured");
        assertThat(found("wallets"))
                .extracting(Difference::account)
                .containsExactly(wallet + ":paid");
    }

    @Test
    void a_receivable_that_shops_were_not_paid_is_found_at_its_date() {
        jdbc.update("UPDATE receivable SET captured = captured + 1");

        assertThat(found("receivables"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.key()).startsWith("merchant:test 20");
                    assertThat(it.expected()).isEqualTo(1_000);
                    assertThat(it.actual()).isEqualTo(1_001);
                });
    }

    @Test
    void issued_value_that_went_nowhere_is_found() {
        jdbc.update("UPDATE value_day SET issued = issued + 1 WHERE kind = 'paid'");
        jdbc.update("UPDATE account_day SET debit = debit + 2 WHERE account = ''");

        assertThat(found("kinds")).extracting(Difference::account).contains("wallet:paid");
        assertThat(checks()).contains("sums");
    }

    @Test
    void a_difference_is_kept_once_and_closed_when_it_is_gone() {
        jdbc.update("UPDATE receivable SET captured = captured + 1");
        proof().run();
        proof().run();
        assertThat(checks()).containsExactlyInAnyOrder("receivables", "credits");
        assertThat(proof().state().open()).hasSize(2);

        jdbc.update("UPDATE receivable SET captured = captured - 1");
        proof().run();

        assertThat(proof().state().open()).isEmpty();
        assertThat(
                        jdbc.queryForObject(
                                "SELECT count(*) FROM proof_difference WHERE resolved_at IS NOT NULL",
                                Long.class))
                .isPositive();
    }

    @Test
    void a_check_that_fails_keeps_no_other_from_its_work_and_is_no_proof() {
        jdbc.execute("ALTER TABLE value_day RENAME COLUMN used TO gone");
        jdbc.update("UPDATE receivable SET captured = captured + 1");
        try {
            assertThat(found("receivables")).hasSize(1);
            assertThat(proof().state().failing()).contains("kinds").doesNotContain("postings");
            assertThat(proof().state().holds()).isFalse();
        } finally {
            jdbc.execute("ALTER TABLE value_day RENAME COLUMN gone TO used");
            jdbc.update("UPDATE receivable SET captured = captured - 1");
        }
        proof().run();

        assertThat(proof().state().failing()).isEmpty();
        assertThat(proof().state().holds()).isTrue();
    }

    @Test
    void a_proof_that_does_not_go_on_is_stalled_where_it_should() {
        List<String> checks = List.of("kinds", "postings");
        TestClock clock = new TestClock(Instant.now());
        ProofHealth scheduled = new ProofHealth(node.bean(ProofTables.class), clock, true);
        ProofHealth byHand = new ProofHealth(node.bean(ProofTables.class), clock, false);
        proof().run();

        clock.advance(Duration.ofMinutes(9));
        assertThat(scheduled.of(checks).stalled()).isFalse();
        clock.advance(Duration.ofMinutes(2));
        assertThat(scheduled.of(checks).stalled()).isTrue();
        assertThat(byHand.of(checks).stalled()).isFalse();
    }

    @Test
    void a_check_that_has_nothing_to_compare_for_an_hour_is_stalled() {
        ProofTables tables = node.bean(ProofTables.class);
        TestClock clock = new TestClock(Instant.now());
        ProofHealth health = new ProofHealth(tables, clock, true);
        tables.ran("waiting", clock.instant(), true, null);
        for (int i = 0; i < 7; i++) {
            assertThat(health.of(List.of("waiting")).stalled()).isFalse();
            clock.advance(Duration.ofMinutes(9));
            tables.ran("waiting", clock.instant(), false, null);
        }

        assertThat(health.of(List.of("waiting")).stalled()).isTrue();
    }

    private static List<Difference> found(String check) {
        proof().run();
        return proof().state().open().stream().filter(it -> it.check().equals(check)).toList();
    }

    private static List<String> checks() {
        return proof().state().open().stream().map(Difference::check).distinct().toList();
    }

    private static BooksProof proof() {
        return node.bean(BooksProof.class);
    }

    private static long positionOf(String event) {
        return jdbc.queryForList(
                        "SELECT position FROM event_log WHERE event_name = ? AND aggregate_id = ?"
                                + " ORDER BY position LIMIT 1",
                        Long.class,
                        event,
                        wallet.value())
                .getFirst();
    }

    private static void forgeMac(long position, byte[] mac) {
        jdbc.execute("ALTER TABLE domain_event DISABLE TRIGGER domain_event_append_only");
        jdbc.update("UPDATE domain_event SET mac = ? WHERE position = ?", mac, position);
        jdbc.execute("ALTER TABLE domain_event ENABLE TRIGGER domain_event_append_only");
    }

    private static void tamper(String sql) {
        jdbc.execute(
                "ALTER TABLE posting DISABLE TRIGGER posting_insert_only; "
                        + sql
                        + "; ALTER TABLE posting ENABLE TRIGGER posting_insert_only");
    }
}
