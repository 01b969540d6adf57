package jp.nagaokapay.api.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.StoredKeys;
import jp.nagaokapay.ledger.FakeFunding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    @TempDir private Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final KeysCommand keys = new KeysCommand(new PrintStream(said, true, UTF_8));

    @Test
    void a_key_is_made_and_all_secrets_of_an_embedded_database_come_under_it() throws Exception {
        String data = directory.toString();
        byte[] before = logKey(data);
        Path file = directory.resolve("secret-keys");
        String old = Files.readString(file).strip();

        assertThat(run("new", "--file=" + file)).isZero();
        assertThat(run("re-encrypt", "--data=" + data)).isZero();
        Files.writeString(file, Files.readString(file).replace(old, ""));

        assertThat(logKey(data)).isEqualTo(before);
        assertThat(run("rotate", "log-mac", "--data=" + data)).isZero();
        assertThat(run("retire", "log-mac", "1", "--data=" + data)).isEqualTo(1);
        assertThat(run("list", "--data=" + data)).isZero();
        assertThat(said.toString(UTF_8))
                .contains("1 secrets were encrypted again")
                .contains(
                        "The log-mac key 2 takes over in 10 seconds; the one before verifies for ever")
                .containsPattern("log-mac +1 +since .*, retired ")
                .containsPattern("log-mac +2 +since ");
    }

    @Test
    void without_a_file_a_key_is_printed() {
        assertThat(run("new")).isZero();

        assertThat(said.toString(UTF_8).strip()).matches("key-[0-9a-f]{8}:[0-9A-Za-z_-]{43}");
    }

    @Test
    void what_it_does_not_understand_it_does_not_do() {
        for (String[] odd :
                new String[][] {
                    {},
                    {"make"},
                    {"rotate"},
                    {"rotate", "everything"},
                    {"retire", "signing", "first"},
                    {"list", "all"},
                    {"list", "--all=true"}
                }) {
            assertThat(run(odd)).as(Arrays.toString(odd)).isEqualTo(2);
        }
    }

    private int run(String... arguments) {
        return keys.run(List.of(arguments));
    }

    private static byte[] logKey(String data) {
        try (DatabaseServer server = DatabaseServer.start(data);
                LedgerProcess ledger =
                        LedgerProcess.start(
                                server.database(), Clock.systemUTC(), new FakeFunding())) {
            return ledger.get(StoredKeys.class).current(KeyPurpose.LOG_MAC).secret();
        }
    }
}
