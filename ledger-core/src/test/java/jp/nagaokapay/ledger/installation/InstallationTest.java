package jp.nagaokapay.ledger.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.installation.DatabaseRefused.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class InstallationTest {
    private static final String PROGRAM = "program_of_installations";

    private final String url = TestDatabase.freshUrl();
    private final DataSource database = new DriverManagerDataSource(url);
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final DataSource program =
            new DriverManagerDataSource(url.replaceFirst("user=[^&]*", "user=" + PROGRAM));

    @BeforeAll
    static void the_program_has_a_role_of_its_own() {
        new JdbcTemplate(TestDatabase.fresh()).execute("CREATE ROLE " + PROGRAM + " LOGIN");
    }

    static Stream<Arguments> differentKinds() {
        return Arrays.stream(InstallationKind.values())
                .flatMap(one ->
                        Arrays.stream(InstallationKind.values())
                                .filter(other -> other != one)
                                .map(other -> Arguments.of(one, other)));
    }

    @Test
    void the_first_start_makes_the_tables_and_says_what_they_are_kept_for() {
        empty();

        open(InstallationKind.LIVE);

        assertThat(jdbc.queryForObject("SELECT kind FROM installation", String.class))
                .isEqualTo("live");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM domain_event", Long.class)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void later_starts_of_the_same_kind_change_nothing(InstallationKind kind) {
        open(kind);
        String before = DatabaseContent.of(jdbc);

        open(kind);

        assertThat(DatabaseContent.of(jdbc)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("differentKinds")
    void a_start_of_another_kind_is_refused_and_changes_nothing(
            InstallationKind kept, InstallationKind started) {
        open(kept);

        refused(
                Reason.OTHER_KIND,
                () -> open(started),
                "of the kind " + kept + ", and this program was started for the kind " + started);
    }

    @ParameterizedTest
    @EnumSource
    void a_program_without_a_kind_works_on_each(InstallationKind kind) {
        open(kind);
        String before = DatabaseContent.of(jdbc);

        open(null);

        assertThat(DatabaseContent.of(jdbc)).isEqualTo(before);
    }

    @Test
    void a_program_without_a_kind_makes_no_ledger() {
        refused(Reason.NO_LEDGER, () -> open(null), "no ledger");
        empty();
        refused(Reason.NO_LEDGER, () -> open(null), "no ledger");
    }

    @Test
    void tables_of_other_migrations_are_refused_and_not_touched() {
        jdbc.update("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '001'");
        jdbc.update("INSERT INTO kpi_shop VALUES ('merchant:m', 'omotemachi', 'LOCAL', 'food')");

        refused(Reason.OTHER_SHAPE, () -> open(InstallationKind.DEMO), "earlier, unreleased");
    }

    @Test
    void migrations_that_this_program_does_not_have_are_refused() {
        jdbc.update(
                """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type,
                    script, checksum, installed_by, execution_time, success)
                VALUES (99, '0.5', 'of before', 'SQL', 'V000_5__of_before.sql', 1, 'me', 1, true)
                """);

        refused(Reason.OTHER_SHAPE, () -> open(InstallationKind.LIVE), "earlier, unreleased");
    }

    @Test
    void tables_without_a_history_are_refused_and_not_touched() {
        empty();
        jdbc.execute("CREATE TABLE domain_event AS SELECT 1 AS position");

        refused(Reason.OTHER_SHAPE, () -> open(InstallationKind.LIVE), "earlier, unreleased");
        refused(Reason.OTHER_SHAPE, () -> open(null), "earlier, unreleased");
    }

    private void refused(Reason reason, ThrowingCallable start, String message) {
        String before = DatabaseContent.of(jdbc);
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(start)
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(DatabaseContent.of(jdbc)).isEqualTo(before);
    }

    private void open(@Nullable InstallationKind kind) {
        Flyway flyway = Flyway.configure().dataSource(database).locations("classpath:db").load();
        new Installation(flyway, program).open(kind);
    }

    private void empty() {
        jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
}
