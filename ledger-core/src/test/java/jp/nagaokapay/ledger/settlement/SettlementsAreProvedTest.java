package jp.nagaokapay.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.proof.BooksProof.Difference;
import jp.nagaokapay.ledger.settlement.SettlementStage.Paid;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shops that were paid, returned to, and owe something; then somebody changes a table. */
class SettlementsAreProvedTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 4, 1);
    private static final LocalDate MID = LocalDate.of(2023, 4, 15);
    private static final LocalDate PAID_28 = LocalDate.of(2023, 4, 28);

    private static SettlementStage stage;
    private static JdbcTemplate jdbc;
    private static BooksProof proof;
    private static MerchantId paid;
    private static MerchantId returned;

    @BeforeAll
    static void a_period_is_settled() {
        stage =
                new SettlementStage(
                        TestDatabase.freshUrl(),
                        new TestClock(SettlementStage.noon(FIRST)),
                        "nagaokapay.settlement.fee-percent=1");
        jdbc = stage.node.bean(JdbcTemplate.class);
        proof = stage.node.bean(BooksProof.class);
        paid = stage.shopWithAccount();
        returned = stage.shopWithAccount();
        Paid bread = stage.pay(paid, 5_000);
        stage.pay(returned, 8_000);
        stage.on(MID.plusDays(1));
        stage.close(MID);
        stage.release(PAID_28);
        stage.on(PAID_28);
        stage.files.take(PAID_28).content();
        stage.results.record(
                PAID_28,
                Map.of(SettlementId.of(returned, MID), TransferReturn.NO_SUCH_ACCOUNT),
                List.of(),
                true,
                SettlementStage.CLOSER);
        stage.refund(bread, 300);
        stage.pay(returned, 700);
        Scenario.walletWith(stage.node.ledger(), 1_000);
        stage.drain();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void what_is_right_is_proved() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    proof.run();
                    assertThat(
                                    jdbc.queryForList(
                                            "SELECT check_name FROM proof_cursor WHERE laps > 0",
                                            String.class))
                            .contains("settlements", "credits");
                });
        assertThat(proof.state().open()).isEmpty();
        assertThat(proof.state().failing()).isEmpty();
    }

    @Test
    void a_transfer_of_another_amount_is_found() {
        tampered(
                "UPDATE settlement_transfer SET amount = amount + 1 WHERE merchant_id = ?",
                paid,
                found ->
                        assertThat(found)
                                .extracting(
                                        Difference::key, Difference::expected, Difference::actual)
                                .containsExactly(tuple(paid + " payable", -300L, -301L)));
    }

    @Test
    void a_returned_transfer_that_counts_as_paid_is_found() {
        tampered(
                "UPDATE settlement_transfer SET status = 'PAID' WHERE merchant_id = ?",
                returned,
                found ->
                        assertThat(found)
                                .extracting(
                                        Difference::key, Difference::expected, Difference::actual)
                                .containsExactly(tuple(returned + " payable", 8_620L, 700L)));
    }

    @Test
    void a_fee_that_was_not_taken_is_found() {
        tampered(
                "UPDATE settlement SET fee = fee + 5 WHERE merchant_id = ?",
                paid,
                found ->
                        assertThat(found)
                                .extracting(Difference::check, Difference::key)
                                .containsExactly(tuple("settlements", paid + " payable")));
    }

    @Test
    void a_settlement_of_what_was_not_credited_is_found() {
        tampered(
                "UPDATE settlement SET captured = captured + 5 WHERE merchant_id = ?",
                paid,
                found ->
                        assertThat(found)
                                .extracting(
                                        Difference::key, Difference::expected, Difference::actual)
                                .containsExactly(tuple(paid + " settled", 4_700L, 4_705L)));
    }

    /** As if neither the shop nor its receivable had ever heard of the refund. */
    @Test
    void a_movement_that_stayed_uncredited_is_found_at_its_event() {
        long refund =
                Objects.requireNonNull(
                        jdbc.queryForObject(
                                """
                                SELECT position FROM event_log
                                WHERE event_name = 'wallet.payment-refunded'
                                """,
                                Long.class));
        creditedUpTo(refund, refund - 1);
        tampered(
                "UPDATE receivable SET refunded = 0 WHERE merchant_id = ?",
                paid,
                found ->
                        assertThat(found)
                                .filteredOn(it -> it.check().equals("credits"))
                                .extracting(
                                        Difference::key,
                                        Difference::fromPosition,
                                        Difference::toPosition,
                                        Difference::expected,
                                        Difference::actual)
                                .containsExactly(
                                        tuple(paid + " uncredited", refund, refund, 300L, 0L)),
                () -> creditedUpTo(refund - 1, refund));
    }

    /** Changes the log, which nothing but a test does. */
    private static void creditedUpTo(long from, long to) {
        jdbc.execute(
                """
                ALTER TABLE domain_event DISABLE TRIGGER domain_event_append_only;
                UPDATE domain_event SET payload = replace(payload::text,
                    '"upToPosition":%1$d', '"upToPosition":%2$d')::json
                WHERE kind IN (SELECT number FROM stored_kind
                        WHERE name = 'merchant.receivable-credited')
                    AND (payload ->> 'upToPosition')::bigint = %1$d;
                ALTER TABLE domain_event ENABLE TRIGGER domain_event_append_only
                """
                        .formatted(from, to));
    }

    @Test
    void a_receivable_that_lacks_what_was_credited_is_found() {
        tampered(
                "UPDATE receivable SET captured = captured - 9 WHERE merchant_id = ?",
                paid,
                found ->
                        assertThat(found)
                                .extracting(Difference::check, Difference::key)
                                .contains(tuple("credits", paid + " captured")));
    }

    /** Looks until it is found, puts all back, and looks until it is closed. */
    private static void tampered(
            String sql, MerchantId shop, Consumer<List<Difference>> expectation) {
        tampered(sql, shop, expectation, () -> {});
    }

    private static void tampered(
            String sql,
            MerchantId shop,
            Consumer<List<Difference>> expectation,
            Runnable putBackMore) {
        List<String> tables =
                List.of("settlement", "settlement_transfer", "settlement_shop", "receivable");
        tables.forEach(
                table -> jdbc.execute("CREATE TABLE saved_%1$s AS TABLE %1$s".formatted(table)));
        try {
            jdbc.update(sql, shop.value());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> {
                        proof.run();
                        expectation.accept(proof.state().open());
                    });
        } finally {
            tables.forEach(table ->
                    jdbc.execute(
                            "TRUNCATE %1$s; INSERT INTO %1$s SELECT * FROM saved_%1$s; DROP TABLE saved_%1$s"
                                    .formatted(table)));
            putBackMore.run();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    proof.run();
                    assertThat(proof.state().open()).isEmpty();
                });
    }
}
