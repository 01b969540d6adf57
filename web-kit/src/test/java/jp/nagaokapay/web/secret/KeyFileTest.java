package jp.nagaokapay.web.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import jp.nagaokapay.web.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir private Path directory;

    @Test
    void a_new_file_is_for_its_owner_alone_and_a_further_key_stands_in_front() throws Exception {
        Path file = directory.resolve("keys");

        String first = KeyFile.addTo(file);
        String second = KeyFile.addTo(file);

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        KeyRing ring = new KeyFile(file).get();
        assertThat(ring.first().name()).isEqualTo(second);
        assertThat(ring.find(first)).isPresent();
    }

    @Test
    void a_running_program_takes_a_new_key_and_outlives_a_broken_file() throws Exception {
        Path file = directory.resolve("keys");
        String first = KeyFile.addTo(file);
        age(file);
        SecretCipher cipher = new KeyRingCipher(new KeyFile(file));
        String stored = cipher.encrypt("a".getBytes(UTF_8), "a");
        assertThat(cipher.keyOf(stored)).isEqualTo(first);

        String second = KeyFile.addTo(file);

        assertThat(cipher.keyOf(cipher.encrypt("a".getBytes(UTF_8), "a"))).isEqualTo(second);
        Files.writeString(file, "rubbish");
        age(file);
        assertThat(cipher.decrypt(stored, "a")).isEqualTo("a".getBytes(UTF_8));
        Files.delete(file);
        assertThat(cipher.decrypt(stored, "a")).isEqualTo("a".getBytes(UTF_8));
    }

    @Test
    void a_file_that_is_not_there_or_holds_no_key_ends_the_start() throws Exception {
        Path file = directory.resolve("keys");

        assertThatThrownBy(() -> new KeyFile(file).get())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString());
        Files.writeString(file, "rubbish:rubbish");
        assertThatThrownBy(() -> new KeyFile(file).get())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("does not serve");
    }

    /** So that the next change is told from this one by its time. */
    private static void age(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
