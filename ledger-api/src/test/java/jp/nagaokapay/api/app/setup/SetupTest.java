package jp.nagaokapay.api.app.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
    @TempDir private Path directory;

    private final TestDatabase.Roles database = TestDatabase.withRoles();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final RememberedWork work = new RememberedWork();
    private AnsweringAddress proxy;

    @BeforeEach
    void aProxyWithoutAProgramBehindIt() throws Exception {
        proxy = new AnsweringAddress(502);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void answers_of_a_file_are_tried_and_become_settings_for_the_program_alone() throws Exception {
        assertThat(setUp(answers(database.runTime()))).isTrue();

        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file()))
                .contains("nagaokapay.database.user: '" + database.runTime() + "'")
                .contains("nagaokapay.statutory-report.name: '長岡市'")
                .contains("nagaokapay.payer.bank-code: '0140'")
                .contains("nagaokapay.wallet.payment-max: '50000'")
                .doesNotContain("owner");
        assertThat(Files.readString(directory.resolve("keys"))).startsWith("key-");
        assertThat(work.done)
                .containsExactly(
                        "migrate as " + database.owner(),
                        "invite tanaka 田中 [admin]",
                        "invite suzuki suzuki [finance:read, office]");
        assertThat(said.toString(UTF_8)).contains("tried, works").doesNotContain("owners-pw");
    }

    @Test
    void again_it_keeps_what_is_there_and_what_it_does_not_ask_for() throws Exception {
        setUp(answers(database.runTime()));
        Files.writeString(
                file(), Files.readString(file()) + "nagaokapay.notice.days-ahead: '14'\n");
        String key = Files.readString(directory.resolve("keys"));

        assertThat(setUp("nagaokapay.server.port: '9000'")).isTrue();

        assertThat(SettingsText.read(file()))
                .containsEntry("nagaokapay.notice.days-ahead", "14")
                .containsEntry("nagaokapay.wallet.payment-max", "50000")
                .containsEntry("nagaokapay.statutory-report.name", "長岡市");
        assertThat(Files.readString(directory.resolve("keys"))).isEqualTo(key);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_nothing_is_written() throws Exception {
        String wrong =
                answers("nobody-of-that-name")
                                .replace("  name: 長岡市\n", "\n")
                                .replace("\"0140\"", "\"9999\"")
                        + "setup.staf: tanaka\n";

        assertThat(setUp(wrong)).isFalse();

        assertThat(said.toString(UTF_8))
                .contains("database: nobody-of-that-name is not let in")
                .contains("nagaokapay.statutory-report.name is missing: name of the issuer")
                .contains("city: nagaokapay.payer: no such branch")
                .contains("not understood: setup.staf");
        assertThat(Files.exists(file())).isFalse();
        assertThat(work.done).isEmpty();
    }

    @Test
    void a_part_that_cannot_work_yet_is_left_untried_by_name() throws Exception {
        String later =
                answers(database.runTime()).replace(proxy.url(), "https://pay.example.invalid");

        assertThat(setUp(later)).isFalse();
        assertThat(said.toString(UTF_8))
                .contains("address: the name pay.example.invalid is not known");
        assertThat(setUp(later, "address")).isTrue();
        assertThat(setUp(later, "adress")).isFalse();
    }

    @Test
    void a_person_answers_again_what_does_not_work() throws Exception {
        String typed =
                String.join(
                        "\n",
                        "jdbc:postgresql://127.0.0.1:1/ledger",
                        "",
                        "pw",
                        "",
                        "",
                        "a", // no server
                        database.url(),
                        database.runTime(),
                        "pw",
                        database.owner(),
                        "owners-pw",
                        "n",
                        proxy.url(),
                        "",
                        "",
                        "", // address
                        "", // keys
                        "長岡市",
                        "大手通1",
                        "",
                        "", // issuer, nobody is paid yet
                        "",
                        "", // no mail, no SMS
                        "", // no provider
                        "tanaka",
                        "",
                        "",
                        ""); // one account

        assertThat(run(null, Set.of(), new ByteArrayInputStream((typed + "\n").getBytes(UTF_8))))
                .as(said.toString(UTF_8))
                .isTrue();

        assertThat(said.toString(UTF_8))
                .contains("nobody answers at jdbc:postgresql://127.0.0.1:1");
        assertThat(SettingsText.read(file()))
                .containsEntry("nagaokapay.database.url", database.url())
                .containsEntry("nagaokapay.network.proxies", "127.0.0.1,::1");
        assertThat(work.done).contains("invite tanaka tanaka [admin]");
    }

    @Test
    void answers_that_end_too_early_write_nothing() throws Exception {
        assertThat(run(null, Set.of(), InputStream.nullInputStream())).isFalse();

        assertThat(said.toString(UTF_8)).contains("The answers ended; nothing was written.");
        assertThat(Files.exists(file())).isFalse();
    }

    private Path file() {
        return directory.resolve("nagaokapay.yml");
    }

    private boolean setUp(String answers, String... unchecked) throws Exception {
        Path written = directory.resolve("answers.yml");
        Files.writeString(written, answers);
        return run(written, Set.of(unchecked), InputStream.nullInputStream());
    }

    private boolean run(@Nullable Path answers, Set<String> unchecked, InputStream in)
            throws Exception {
        return SetupRun.run(
                file(), answers, unchecked, work, in, new PrintStream(said, true, UTF_8));
    }

    private String answers(String user) {
        return """
        nagaokapay:
          database:
            url: %s
            user: %s
            password: programs-pw
            owner: {user: %s, password: owners-pw}
          issuer: %s
          statutory-report:
            name: 長岡市
            address: 新潟県長岡市大手通1-4-10
          payer:
            client-code: "0000000001"
            client-name: ナガオカペイ
            bank-code: "0140"
            branch-code: "020"
            account-number: "0000001"
          wallet.payment-max: 50000
        setup.staff:
          - {username: tanaka, name: 田中}
          - {username: suzuki, scopes: "office finance:read"}
        """
                .formatted(database.url(), user, database.owner(), proxy.url());
    }

    /** Remembers what setup has the program do. */
    private static final class RememberedWork implements SetupWork {
        private final List<String> done = new ArrayList<>();

        @Override
        public void migrate(String... settings) {
            for (String setting : settings) {
                if (setting.startsWith("--nagaokapay.database.owner.user=")) {
                    done.add("migrate as " + setting.substring(setting.indexOf('=') + 1));
                }
            }
        }

        @Override
        public void invite(
                String username, String displayName, Set<String> scopes, String... settings) {
            done.add(
                    "invite %s %s %s"
                            .formatted(username, displayName, scopes.stream().sorted().toList()));
        }
    }
}
