package jp.nagaokapay.ledger.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestDatabase.Roles;
import jp.nagaokapay.ledger.installation.DatabaseRefused.Reason;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The program runs as a role of its own; somebody else has got hold of its password. */
@NullMarked
class RunTimeRightsTest {
    private static final Roles CITY = TestDatabase.withRoles();
    private static final JdbcTemplate THIEF = new JdbcTemplate(CITY.as(CITY.runTime()));

    private static LedgerNode node;

    @BeforeAll
    static void a_program_that_owns_nothing_takes_payments() {
        node = start(CITY);
        WalletId wallet = Scenario.walletWith(node.ledger(), 30_000);
        Scenario.pay(node.ledger(), wallet, 700);
        node.processors().awaitDrained(Duration.ofSeconds(60));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void a_program_that_owns_nothing_works_follows_the_log_and_proves_its_books() {
        node.bean(BooksProof.class).run();

        assertThat(node.bean(BooksProof.class).state().holds()).isTrue();
        assertThat(THIEF.queryForObject("SELECT current_user", String.class))
                .isEqualTo(CITY.runTime());
    }

    @Test
    void and_it_fills_its_projections_again_with_their_indexes() {
        List<String> before = indexes();

        node.processors().rebuild((_, _) -> {});

        assertThat(indexes()).isEqualTo(before).hasSizeGreaterThan(50);
        assertThat(THIEF.queryForObject("SELECT count(*) FROM posting", Long.class)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE domain_event SET payload = '{}' WHERE position = 1",
                "DELETE FROM domain_event WHERE position = 1",
                "TRUNCATE domain_event",
                "UPDATE stored_kind SET name = 'wallet.charged'",
                "UPDATE funding_reconciliation SET channel = 'BANK'",
                "DELETE FROM funding_file_line",
                "UPDATE posting SET amount = amount + 1",
                "UPDATE installation SET kind = 'demo'",
                "UPDATE flyway_schema_history SET checksum = 1",
                "INSERT INTO deferred_index VALUES ('journal', 'x', 'DROP TABLE domain_event')",
                "ALTER TABLE domain_event DISABLE TRIGGER domain_event_append_only",
                "ALTER TABLE domain_event ADD COLUMN x integer",
                "DROP TABLE domain_event",
                "DROP INDEX domain_event_business_key",
                "DROP TRIGGER domain_event_append_only ON domain_event",
                "CREATE OR REPLACE FUNCTION domain_event_is_append_only() RETURNS trigger"
                        + " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TABLE more (x integer)",
                "CREATE TEMPORARY TABLE deferred_index (x integer)",
                "CREATE SCHEMA more",
                "CREATE ROLE more",
                "SET session_replication_role = replica",
                "COPY domain_event TO PROGRAM 'cat'"
            })
    void whoever_has_the_programs_password_is_denied_it(String attempt) {
        String log = log();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> THIEF.execute(attempt))
                .havingRootCause()
                .withMessageMatching("(?s).*(permission denied|must be owner).*");

        assertThat(log()).isEqualTo(log);
    }

    @Test
    void live_does_not_run_as_a_role_that_could_change_the_log() {
        Roles other = TestDatabase.withRoles();

        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> open(other, other.owner(), InstallationKind.LIVE))
                .withMessageContaining(other.owner())
                .satisfies(it -> assertThat(it.reason()).isEqualTo(Reason.TOO_MANY_RIGHTS));
        assertThat(
                        new JdbcTemplate(other.as(other.owner()))
                                .queryForObject(
                                        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'",
                                        Long.class))
                .isZero();

        open(other, other.runTime(), InstallationKind.LIVE);
        open(other, other.runTime(), InstallationKind.LIVE); // and once more
    }

    @Test
    void the_owners_password_is_needed_for_a_new_version_only() {
        Roles other = TestDatabase.withRoles();

        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> openWithoutOwner(other))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(Reason.EARLIER_VERSION));

        open(other, other.runTime(), InstallationKind.LIVE);
        openWithoutOwner(other);
    }

    private static void open(Roles roles, String runTime, InstallationKind kind) {
        new Installation(flyway(roles, roles.owner()), roles.as(runTime)).open(kind);
    }

    private static void openWithoutOwner(Roles roles) {
        new Installation(flyway(roles, roles.runTime()), roles.as(roles.runTime()))
                .open(InstallationKind.LIVE);
    }

    private static Flyway flyway(Roles roles, String role) {
        return Flyway.configure().dataSource(roles.as(role)).locations("classpath:db").load();
    }

    private static LedgerNode start(Roles roles) {
        return LedgerNode.on(
                roles.url(),
                "spring.datasource.username=" + roles.runTime(),
                "spring.flyway.url=" + roles.url(),
                "spring.flyway.user=" + roles.owner());
    }

    private static List<String> indexes() {
        return THIEF.queryForList(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
                String.class);
    }

    private static String log() {
        return THIEF.queryForObject(
                "SELECT md5(string_agg(e::text, '|' ORDER BY position)) FROM domain_event e",
                String.class);
    }
}
