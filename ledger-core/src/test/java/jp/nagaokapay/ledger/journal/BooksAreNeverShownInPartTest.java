package jp.nagaokapay.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.journal.Account.Bank;
import jp.nagaokapay.ledger.journal.Journal.Days;
import jp.nagaokapay.ledger.journal.Journal.TrialBalance;
import jp.nagaokapay.ledger.kpi.Breakdowns;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.statutory.StatutoryReport;
import jp.nagaokapay.ledger.statutory.StatutoryReports;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** March is over; it is 2 April 2023. */
@NullMarked
class BooksAreNeverShownInPartTest {
    private static final Instant MARCH = Instant.parse("2023-03-10T03:00:00Z");
    private static final Instant APRIL = Instant.parse("2023-04-02T03:00:00Z");
    private static final LocalDate BASE = LocalDate.parse("2023-03-31");
    private static final FiscalYear R4 = new FiscalYear(2022);

    private static final Executor BESIDE = Thread::startVirtualThread;

    private final String database = TestDatabase.freshUrl();
    private final TestClock clock = new TestClock(MARCH);

    @Test
    void an_upgrade_that_fills_them_again_answers_later_and_then_the_same() throws SQLException {
        TrialBalance balance;
        StatutoryReport report;
        Kpis.Year year;
        List<Breakdowns.HolderSlice> holders;
        try (LedgerNode before = LedgerNode.on(database, clock)) {
            Scenario.pay(before.ledger(), Scenario.walletWith(before.ledger(), 5_000), 700);
            clock.set(APRIL);
            drain(before);
            balance = before.bean(Journal.class).trialBalance(null);
            report = before.bean(StatutoryReports.class).of(BASE);
            year = before.bean(Kpis.class).fiscalYear(R4);
            holders = before.bean(Breakdowns.class).byHolder(R4, null);
        }
        try (Connection migration = DriverManager.getConnection(database, "postgres", "")) {
            forget(migration);
            holdUp(migration);
            try (LedgerNode after = LedgerNode.on(database, clock)) {
                Journal journal = after.bean(Journal.class);
                unavailable(
                        () -> journal.trialBalance(null),
                        () -> journal.trialBalance(MARCH),
                        () -> journal.balance(new Bank(), null),
                        () -> journal.entries(null, null, 10),
                        () -> journal.accounts("bank", Days.ALL, null, 10),
                        () -> journal.outstanding(BASE),
                        () -> journal.event(after.bean(EventLog.class).head()),
                        () -> after.bean(StatutoryReports.class).baseDates(),
                        () -> after.bean(StatutoryReports.class).of(BASE),
                        () -> after.bean(Kpis.class).fiscalYear(R4),
                        () -> after.bean(Breakdowns.class).byHolder(R4, null),
                        () -> after.bean(Breakdowns.class).activity());

                migration.rollback();
                drain(after);

                assertThat(journal.trialBalance(null)).isEqualTo(balance);
                assertThat(after.bean(StatutoryReports.class).of(BASE)).isEqualTo(report);
                assertThat(after.bean(Kpis.class).fiscalYear(R4)).isEqualTo(year);
                assertThat(after.bean(Breakdowns.class).byHolder(R4, null)).isEqualTo(holders);
            }
        }
    }

    @Test
    void what_is_still_to_be_booked_holds_up_only_answers_about_its_time() {
        try (LedgerNode node = LedgerNode.on(database, clock)) {
            Journal journal = node.bean(Journal.class);
            Scenario.walletWith(node.ledger(), 5_000);
            drain(node);
            TrialBalance march = journal.trialBalance(MARCH);
            EventProcessor booking =
                    node.bean(EventProcessingConfiguration.class)
                            .eventProcessor(JournalProjection.NAME)
                            .orElseThrow();
            booking.shutDown();
            clock.set(APRIL);
            Scenario.walletWith(node.ledger(), 3_000);

            assertThat(journal.trialBalance(MARCH)).isEqualTo(march);
            assertThat(journal.outstanding(BASE).paid()).isEqualTo(5_000);
            assertThat(journal.trialBalance(null)).isEqualTo(march);
            unavailable(() -> journal.trialBalance(APRIL));
            unavailable(() -> journal.event(node.bean(EventLog.class).head()));

            booking.start();
            drain(node);

            assertThat(journal.trialBalance(APRIL).debit()).isEqualTo(8_000);
        }
    }

    /** As a migration does that changes these tables. */
    private static void forget(Connection migration) throws SQLException {
        migration
                .createStatement()
                .execute(
                        """
                        TRUNCATE posting, account_day, account_month, ended_day, value_day,
                            journal_began, kpi_day, kpi_active, kpi_active_count, kpi_shop,
                            kpi_shop_month, kpi_participating, kpi_holder, kpi_holder_month,
                            kpi_last_use;
                        DELETE FROM projection
                        WHERE name IN ('journal', 'kpi')
                        """);
    }

    /** Nothing can be written to these tables until the transaction ends. */
    private static void holdUp(Connection migration) throws SQLException {
        migration.setAutoCommit(false);
        migration
                .createStatement()
                .execute("LOCK TABLE journal_began, kpi_day, kpi_holder_month IN SHARE MODE");
    }

    /** Asked all at once: each waits a moment, lest the books are there then. */
    private static void unavailable(ThrowingCallable... questions) {
        Stream.of(questions)
                .map(question ->
                        CompletableFuture.supplyAsync(() -> catchThrowable(question), BESIDE))
                .toList()
                .forEach(answer ->
                        assertThat(answer.join())
                                .isInstanceOfSatisfying(
                                        Unavailable.class,
                                        it -> assertThat(it.retryAfter()).isPositive()));
    }

    private static void drain(LedgerNode node) {
        node.processors().awaitDrained(Duration.ofSeconds(60));
    }
}
