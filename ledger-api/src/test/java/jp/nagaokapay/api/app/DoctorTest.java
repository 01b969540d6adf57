package jp.nagaokapay.api.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.api.app.setup.AnsweringAddress;
import jp.nagaokapay.api.app.setup.Doctor;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.web.secret.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

class DoctorTest {
    @TempDir private Path directory;

    /** The databases of tests need not outlive a power cut. */
    private static final String WITHOUT_FSYNC =
            "WRONG  PostgreSQL runs with fsync off: what was acknowledged can be lost";

    private static final String WITHOUT_COMMIT =
            WITHOUT_FSYNC.replace("fsync", "synchronous_commit");

    private static final TestDatabase.Roles DATABASE = TestDatabase.withRoles();

    private final JdbcTemplate owner = new JdbcTemplate(DATABASE.as(DATABASE.owner()));
    private final Map<String, String> settings = new HashMap<>();

    @BeforeAll
    static void aLiveDatabase() {
        MigrateCommand.migrate(
                "--nagaokapay.demo=false",
                "--nagaokapay.database.url=" + DATABASE.url(),
                "--nagaokapay.database.user=" + DATABASE.runTime(),
                "--nagaokapay.database.owner.user=" + DATABASE.owner());
    }

    @BeforeEach
    void aLiveInstallation() throws Exception {
        Path keys = directory.resolve("keys");
        String key = KeyFile.addTo(keys);
        owner.update("DELETE FROM stored_key");
        owner.update(
                "INSERT INTO stored_key (purpose, number, secret) VALUES ('log-mac', 1, ?)",
                key + ":AAAA");
        settings.put("nagaokapay.database.url", DATABASE.url());
        settings.put("nagaokapay.database.user", DATABASE.runTime());
        settings.put("nagaokapay.secrets.file", keys.toString());
        settings.put("nagaokapay.issuer", "http://localhost:1");
        settings.put("management.server.port", "1");
    }

    @AfterEach
    void well() {
        owner.update("DELETE FROM alarm");
        owner.update("DELETE FROM scheduled_tasks");
    }

    @Test
    void a_running_installation_is_well() throws Exception {
        try (AnsweringAddress program = new AnsweringAddress(200)) {
            settings.put("nagaokapay.issuer", program.url());
            settings.put("management.server.port", Integer.toString(program.port()));

            String found = examine();
            assertThat(found)
                    .contains("ok     the settings make a live start")
                    .contains("ok     the database is of this version, and kept for live use")
                    .contains("ok     the program's role can change no table and no record")
                    .contains("ok     the file of keys opens the secrets in the database")
                    .contains("ok     the program runs and is well")
                    .contains("ok     people reach it at " + program.url());
            assertThat(found.lines().filter(line -> line.startsWith("WRONG")))
                    .containsExactly(WITHOUT_FSYNC, WITHOUT_COMMIT);
        }
    }

    @Test
    void a_program_that_is_not_well_and_a_proxy_that_leads_elsewhere() throws Exception {
        try (AnsweringAddress program = new AnsweringAddress(503);
                AnsweringAddress proxy = new AnsweringAddress(404)) {
            settings.put("nagaokapay.issuer", proxy.url());
            settings.put("management.server.port", Integer.toString(program.port()));

            assertThat(examine())
                    .contains("WRONG  the program runs and is not well (503)")
                    .contains("WRONG  " + proxy.url() + "/livez answers 404");
        }
    }

    @Test
    void of_a_stopped_one_it_says_what_the_database_tells() {
        owner.update(
                """
                INSERT INTO alarm (name, detail, began_at, seen_at, times, told)
                VALUES ('unclear-charges', '3件', now(), now(), 1, true),
                    ('access-changed 7', '権限', now(), now(), 1, true)
                """);
        owner.update(
                """
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked,
                    version, consecutive_failures)
                VALUES ('prove-the-books', 'recurring', now(), false, 1, 4)
                """);

        assertThat(examine())
                .contains("note   the program does not run on this machine")
                .contains("WRONG  alarm: unclear-charges: 3件")
                .contains("note   access-changed 7: 権限")
                .contains("WRONG  the job prove-the-books failed 4 times in a row")
                .contains("note   0 people can make accounts for others");
    }

    @Test
    void wrong_settings_rights_and_keys_are_named_each_with_a_remedy() throws Exception {
        Path keys = directory.resolve("keys");
        Files.writeString(keys, KeyFile.newKey());
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        settings.put("nagaokapay.database.user", DATABASE.owner());
        settings.put("nagaokapay.issuer", "http://pay.example.jp");
        settings.put("nagaokapay.payer.client-code", "1");

        assertThat(examine())
                .contains("WRONG  others than its owner may read or change " + keys)
                .contains("WRONG  NAGAOKAPAY_ISSUER is http://pay.example.jp.")
                .contains("WRONG  the settings of the account that pays the shops")
                .contains("WRONG  the program's role could change the log")
                .contains("WRONG  the file of keys lacks key-");
    }

    @Test
    void a_database_that_is_away() {
        settings.put("nagaokapay.database.url", "jdbc:postgresql://127.0.0.1:1/ledger");
        assertThat(examine()).contains("WRONG  the database: nobody answers at");
    }

    @Test
    void a_clock_that_is_wrong() {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2));

        assertThat(examine(slow))
                .contains("WRONG  the clocks of this machine and of the database differ by 1");
    }

    private String examine() {
        return examine(Clock.systemUTC());
    }

    private String examine(Clock clock) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean well = new Doctor(clock).examine(environment, new PrintStream(said, true, UTF_8));
        String text = said.toString(UTF_8);
        assertThat(well).isEqualTo(!text.contains("WRONG"));
        return text;
    }
}
