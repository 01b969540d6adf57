package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.installation.DatabaseRefused;
import jp.nagaokapay.web.secret.KeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Data that the program may not work on end its start with one sentence, and stay as they are. */
class RefusedStartTest {
    private static final String ON_THE_STACK = "\tat ";

    private final String url = TestDatabase.freshUrl();
    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));

    @TempDir private Path directory;

    @Test
    void a_directory_of_an_earlier_version() throws Exception {
        Path data = Files.createDirectories(directory.resolve("var/postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "18");

        try (RunningProgram program = RunningProgram.start(directory, "program")) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.log())
                    .contains("are of an earlier, unreleased version of Nagaoka Pay")
                    .contains(directory.resolve("var").toString())
                    .contains("Move that directory away or delete it, then start again.")
                    .doesNotContain(ON_THE_STACK);
        }

        try (Stream<Path> files = Files.walk(directory.resolve("var"))) {
            assertThat(files.map(file -> directory.relativize(file).toString()))
                    .containsExactlyInAnyOrder("var", "var/postgres", "var/postgres/PG_VERSION");
        }
    }

    @Test
    void an_outside_database_of_an_earlier_version() throws Exception {
        jdbc.update("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '001'");

        refusedFrom(
                Map.of("NAGAOKAPAY_DEMO", "true"),
                "was made by an earlier, unreleased version of Nagaoka Pay",
                "Give this program an empty database (NAGAOKAPAY_DATABASE_URL).");
    }

    @Test
    void an_outside_database_of_a_demo_started_live() throws Exception {
        jdbc.update("INSERT INTO installation (kind) VALUES ('demo')");

        refusedFrom(
                Map.of(
                        "NAGAOKAPAY_ISSUER",
                        "https://pay.example.jp",
                        "NAGAOKAPAY_SECRETS_KEYS",
                        KeyFile.newKey()),
                "The database is of the kind demo, and this program was started for the kind"
                        + " live.",
                "Name another database (NAGAOKAPAY_DATABASE_URL)");
    }

    @Test
    void an_outside_database_in_which_the_program_could_change_the_log() throws Exception {
        refusedFrom(
                Map.of(
                        "NAGAOKAPAY_ISSUER",
                        "https://pay.example.jp",
                        "NAGAOKAPAY_SECRETS_KEYS",
                        KeyFile.newKey()),
                "Live, and the role postgres that the program runs as could change the log.",
                "the owner, who makes the tables, is named in NAGAOKAPAY_DATABASE_OWNER_USER");
    }

    @Test
    void an_outside_database_with_secrets_under_another_key() throws Exception {
        jdbc.update("INSERT INTO installation (kind) VALUES ('demo')");
        jdbc.update(
                "INSERT INTO stored_key (purpose, number, secret) VALUES ('log-mac', 1, 'key-1:AAAA')");

        try (RunningProgram program =
                RunningProgram.start(
                        directory,
                        "program",
                        Map.of(
                                "NAGAOKAPAY_DATABASE_URL",
                                url,
                                "NAGAOKAPAY_DATABASE_USER",
                                "postgres",
                                "NAGAOKAPAY_DEMO",
                                "true",
                                "NAGAOKAPAY_SECRETS_KEYS",
                                KeyFile.newKey()))) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.log())
                    .contains(
                            "The secret log-mac:1 in the database is encrypted under the key"
                                    + " \"key-1\", which was not given.",
                            "Give the keys that this database was used with")
                    .doesNotContain(ON_THE_STACK);
        }
    }

    @Test
    void an_outside_database_without_an_issuer_or_a_key() throws Exception {
        refusedFrom(
                Map.of(),
                "Live, without an issuer of tokens",
                "Set NAGAOKAPAY_ISSUER to the ledger's address");
        refusedFrom(
                Map.of("NAGAOKAPAY_ISSUER", "https://pay.example.jp"),
                "Live, without a key from outside the database",
                "nagaokapay keys new");
    }

    @Test
    void a_simulation_on_the_database_of_a_demo_and_a_rebuild_of_nothing() {
        Database database = new Database(url, "postgres", "");
        assertThatThrownBy(() -> rebuild(database))
                .hasRootCauseInstanceOf(DatabaseRefused.class)
                .hasRootCauseMessage("There is no ledger in the database.");
        jdbc.update("INSERT INTO installation (kind) VALUES ('demo')");
        String before = DatabaseContent.of(jdbc);

        assertThatThrownBy(() -> simulation(database))
                .hasRootCauseInstanceOf(DatabaseRefused.class)
                .hasRootCauseMessage(
                        "The database is of the kind demo, and this program was started for the"
                                + " kind simulation.");
        assertThat(DatabaseContent.of(jdbc)).isEqualTo(before);

        rebuild(database);
    }

    private void refusedFrom(Map<String, String> more, String reason, String remedy)
            throws Exception {
        String before = DatabaseContent.of(jdbc);
        Map<String, String> environment = new HashMap<>(more);
        environment.put("NAGAOKAPAY_DATABASE_URL", url);
        environment.put("NAGAOKAPAY_DATABASE_USER", "postgres");

        try (RunningProgram program = RunningProgram.start(directory, "program", environment)) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.log()).contains(reason, remedy).doesNotContain(ON_THE_STACK);
        }
        assertThat(DatabaseContent.of(jdbc)).isEqualTo(before);
    }

    private static void simulation(Database database) {
        LedgerProcess.start(database, Clock.systemUTC(), new FakeFunding()).close();
    }

    private static void rebuild(Database database) {
        LedgerProcess.open(database, Clock.systemUTC(), new FakeFunding()).close();
    }
}
