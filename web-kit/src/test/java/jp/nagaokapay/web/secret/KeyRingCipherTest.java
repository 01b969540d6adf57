package jp.nagaokapay.web.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored opens with the right key, in its own row, unchanged; and not otherwise. */
class KeyRingCipherTest {
    private static final byte[] SECRET = "whsec_very-secret".getBytes(UTF_8);
    private static final String OLD = KeyFile.newKey();
    private static final String NEW = KeyFile.newKey();

    private final SecretCipher cipher = TestCipher.with(OLD);

    @Test
    void a_secret_comes_back_and_is_never_stored_alike_twice() {
        String stored = cipher.encrypt(SECRET, "webhook:1");

        assertThat(cipher.decrypt(stored, "webhook:1")).isEqualTo(SECRET);
        assertThat(stored)
                .doesNotContain("secret")
                .isNotEqualTo(cipher.encrypt(SECRET, "webhook:1"));
        assertThat(cipher.decrypt(cipher.encrypt(new byte[0], ""), "")).isEmpty();
    }

    @Test
    void it_does_not_open_in_another_row() {
        String stored = cipher.encrypt(SECRET, "webhook:1");

        assertThatThrownBy(() -> cipher.decrypt(stored, "webhook:2"))
                .isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void it_does_not_open_when_it_was_changed() {
        String stored = cipher.encrypt(SECRET, "a");
        int middle = stored.length() - 20;
        char other = stored.charAt(middle) == 'A' ? 'B' : 'A';

        for (String changed :
                new String[] {
                    stored.substring(0, middle) + other + stored.substring(middle + 1),
                    stored.substring(0, stored.indexOf(':') + 5),
                    stored.substring(0, stored.indexOf(':') + 1) + "!",
                    "no key at all",
                    ""
                }) {
            assertThatThrownBy(() -> cipher.decrypt(changed, "a"))
                    .as(changed)
                    .isInstanceOf(SecretUnreadable.class);
        }
    }

    @Test
    void with_a_new_key_in_front_both_open_and_the_new_one_encrypts() {
        String stored = cipher.encrypt(SECRET, "a");
        SecretCipher both = TestCipher.with(NEW + "\n# the one before\n" + OLD);

        assertThat(both.decrypt(stored, "a")).isEqualTo(SECRET);
        String again = both.encrypt(both.decrypt(stored, "a"), "a");

        assertThat(TestCipher.with(NEW).decrypt(again, "a")).isEqualTo(SECRET);
        assertThat(both.keyOf(again)).isEqualTo(name(NEW)).isNotEqualTo(both.keyOf(stored));
    }

    @Test
    void without_its_key_it_says_which_one_is_missing() {
        String stored = cipher.encrypt(SECRET, "signing:1");

        assertThatThrownBy(() -> TestCipher.with(NEW).decrypt(stored, "signing:1"))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContainingAll("signing:1", name(OLD), "was not given");
        String another = name(OLD) + NEW.substring(NEW.indexOf(':'));
        assertThatThrownBy(() -> TestCipher.with(another).decrypt(stored, "signing:1"))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContainingAll("signing:1", name(OLD), "does not decrypt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "a:",
                "a:AAECAwQFBgcICQoLDA0ODw",
                "a:!",
                "a b:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
                "demo:BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "mine:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                "a:BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 a:CAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
            })
    void what_is_no_key_or_the_demos_is_refused_and_not_shown(String keys) {
        assertThatThrownBy(() -> KeyRing.parse(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CAwQFBgcICQoLDA0ODx");
    }

    private static String name(String key) {
        return key.substring(0, key.indexOf(':'));
    }
}
