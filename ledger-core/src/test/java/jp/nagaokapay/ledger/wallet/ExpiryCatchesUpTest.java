package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue.Expiring;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nightly expiry after nights on which it did not run. */
@NullMarked
class ExpiryCatchesUpTest {
    private static final LocalDate FIRST_EXPIRY = LocalDate.parse("2023-09-30");

    private final TestClock clock = new TestClock(Instant.parse("2023-03-31T01:00:00Z"));
    private final String database = TestDatabase.freshUrl();
    private LedgerNode node = LedgerNode.on(database, clock);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void nights_that_were_missed_are_booked_to_their_own_dates() {
        WalletId ann = Scenario.walletWith(node.ledger(), 1_000);
        clock.advance(Duration.ofDays(1));
        Scenario.charge(node.ledger(), ann, 2_000);
        WalletId ben = Scenario.walletWith(node.ledger(), 3_000);
        settled();
        assertThat(expiring().on(FIRST_EXPIRY, null, 10))
                .containsExactly(new Expiring(ann, FIRST_EXPIRY, 1_000, 0));
        assertThat(run("2023-10-01")).isEqualTo(1);

        clock.set(Instant.parse("2024-02-01T01:00:00Z")); // months of downtime
        node.close();
        node = LedgerNode.on(database, clock);
        settled();

        assertThat(run("2024-02-01")).isEqualTo(2);
        assertThat(run("2024-02-01")).isZero();
        assertThat(bookedOn()).containsExactly("2023-09-30", "2023-10-01", "2023-10-01");
        assertThat(expiring().in(ben, LocalDate.parse("2023-10-01")).isNothing()).isTrue();
    }

    private int run(String today) {
        LocalDate date = LocalDate.parse(today);
        clock.set(BusinessDate.startOf(date));
        int booked = node.bean(WalletJobs.class).expireLots(date);
        settled();
        return booked;
    }

    private ExpiringValue expiring() {
        return node.bean(ExpiringValue.class);
    }

    private List<String> bookedOn() {
        return node.bean(JdbcClient.class)
                .sql(
                        """
                        SELECT payload ->> 'expiresOn' FROM event_log
                        WHERE event_name = 'wallet.lot-expired' ORDER BY 1
                        """)
                .query(String.class)
                .list();
    }

    private void settled() {
        node.processors().awaitDrained(Duration.ofSeconds(20));
    }
}
