package jp.nagaokapay.api.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.nagaokapay.api.key.KeyPurpose.LOG_MAC;
import static jp.nagaokapay.api.key.KeyPurpose.OFFER_SEAL;
import static jp.nagaokapay.api.key.KeyPurpose.SIGNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.web.secret.KeyFile;
import jp.nagaokapay.web.secret.OutsideKeyWork;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.secret.SecretUnreadable;
import jp.nagaokapay.web.secret.TestCipher;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys are the database's, not a node's; and the database alone does not open them. */
class StoredKeysTest {
    private static final int NODES = 4;

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void nodes_that_start_together_on_a_new_database_share_one_key() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            List<Callable<StoredKey>> starts =
                    Collections.nCopies(NODES, () -> node().current(OFFER_SEAL));
            byte[] secret = node().current(OFFER_SEAL).secret();
            for (Future<StoredKey> key : nodes.invokeAll(starts)) {
                assertThat(key.get().secret()).isEqualTo(secret);
            }
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void each_purpose_has_its_own_and_a_restart_keeps_them() {
        StoredKey seal = node().current(OFFER_SEAL);
        StoredKey mac = node().current(LOG_MAC);

        assertThat(mac.secret()).hasSize(32).isNotEqualTo(seal.secret());
        assertThat(node().current(OFFER_SEAL).secret()).isEqualTo(seal.secret());
        assertThat(node().of(LOG_MAC, 1).orElseThrow().secret()).isEqualTo(mac.secret());
        assertThat(node().of(LOG_MAC, 2)).isEmpty();
    }

    @Test
    void the_table_shows_none_of_them() {
        StoredKey mac = node().current(LOG_MAC);
        String stored = stored();

        assertThat(stored)
                .startsWith("demo:")
                .doesNotContain(Base64.getUrlEncoder().encodeToString(mac.secret()));
        node().current(SIGNING);
        assertThat(
                        jdbc.sql("SELECT string_agg(secret, ' ') FROM stored_key")
                                .query(String.class)
                                .single())
                .doesNotContain("RSA", "kty");
    }

    @Test
    void a_new_key_verifies_at_once_and_takes_over_when_every_node_has_read_it() {
        StoredKey old = node().current(OFFER_SEAL);
        StoredKeys running = node();

        table().rotate(OFFER_SEAL);

        assertThat(numbers(node().all(OFFER_SEAL))).containsExactly(1, 2);
        assertThat(running.of(OFFER_SEAL, 2)).as("met by a node that runs").isPresent();
        jdbc.sql("UPDATE stored_key SET created_at = now() - interval '11 seconds'").update();
        assertThat(numbers(node().all(OFFER_SEAL))).containsExactly(2, 1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(running.current(OFFER_SEAL).number()).isEqualTo(2));
        assertThat(node().of(OFFER_SEAL, 1).orElseThrow().secret()).isEqualTo(old.secret());
    }

    @Test
    void the_one_before_ends_when_what_it_made_last_has_ended() {
        node().current(OFFER_SEAL);
        node().current(LOG_MAC);
        table().rotate(OFFER_SEAL);
        table().rotate(LOG_MAC);

        assertThat(
                        jdbc.sql(
                                        "SELECT purpose || ' ' || coalesce(CAST(ends_at - created_at AS text), 'never') FROM stored_key WHERE retired_at IS NOT NULL ORDER BY 1")
                                .query(String.class)
                                .list())
                .satisfiesExactly(
                        log -> assertThat(log).isEqualTo("log-mac never"),
                        seal -> assertThat(seal).startsWith("offer-seal 1 day 01:00:1"));
        jdbc.sql("UPDATE stored_key SET ends_at = now() WHERE ends_at IS NOT NULL").update();
        assertThat(numbers(node().all(OFFER_SEAL))).containsExactly(2);
        assertThat(numbers(node().all(LOG_MAC))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_node_with_another_key_from_outside_does_not_start() {
        node().current(LOG_MAC);

        assertThatThrownBy(() -> new StoredKeys(jdbc, TestCipher.with(KeyFile.newKey())))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining("log-mac:1");
    }

    @Test
    void a_key_that_was_moved_to_another_row_does_not_serve() {
        node().current(LOG_MAC);
        jdbc.sql("UPDATE stored_key SET purpose = 'offer-seal'").update();

        assertThatThrownBy(this::node).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void what_was_encrypted_under_a_former_key_from_outside_is_brought_under_the_new_one() {
        String old = KeyFile.newKey();
        String fresh = KeyFile.newKey();
        byte[] before = new StoredKeys(jdbc, TestCipher.with(old)).current(LOG_MAC).secret();
        SecretCipher both = TestCipher.with(fresh + " " + old);
        assertThat(listed(both)).contains(name(old) + " 1 needed").contains(name(fresh) + " 0");

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        work(both).encryptAgain(new PrintStream(said, true, UTF_8));
        work(both).encryptAgain(new PrintStream(said, true, UTF_8));

        assertThat(said.toString(UTF_8)).contains("1 secrets", "0 secrets", name(fresh));
        assertThat(listed(both)).contains(name(fresh) + " 1").doesNotContain(name(old));
        assertThat(new StoredKeys(jdbc, TestCipher.with(fresh)).current(LOG_MAC).secret())
                .isEqualTo(before);
    }

    @Test
    void a_key_ends_before_its_time_only_when_another_has_followed() {
        KeyAdministration keys = new KeyAdministration(jdbc, TestCipher.ofTheDemo());
        node().current(OFFER_SEAL);
        node().current(LOG_MAC);

        assertThat(keys.retire(OFFER_SEAL, 1)).as("the current one").isFalse();
        keys.rotate(OFFER_SEAL);
        assertThat(keys.retire(OFFER_SEAL, 1)).as("still the current one").isFalse();
        jdbc.sql("UPDATE stored_key SET retired_at = now() WHERE retired_at IS NOT NULL").update();
        assertThat(keys.retire(OFFER_SEAL, 1)).isTrue();
        assertThat(keys.retire(OFFER_SEAL, 1)).as("again").isFalse();
        assertThat(keys.retire(OFFER_SEAL, 7)).isFalse();
        assertThat(numbers(node().all(OFFER_SEAL))).containsExactly(2);
        TestKeys.rotate(jdbc, LOG_MAC);
        assertThat(keys.retire(LOG_MAC, 1)).as("the log stays for ever").isFalse();
        assertThat(keys.list()).hasSize(4);

        new StoredKeyTable(jdbc, TestCipher.ofTheDemo()).deleteEnded();

        assertThat(keys.list()).hasSize(3);
    }

    private String listed(SecretCipher cipher) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        work(cipher).list(new PrintStream(said, true, UTF_8));
        return said.toString(UTF_8).replaceAll(" +", " ");
    }

    private OutsideKeyWork work(SecretCipher cipher) {
        return new OutsideKeyWork(
                cipher, List.of(new KeyAdministration(jdbc, cipher).encryptedTexts()));
    }

    private static String name(String key) {
        return key.substring(0, key.indexOf(':'));
    }

    private StoredKeys node() {
        return TestKeys.of(jdbc);
    }

    private StoredKeyTable table() {
        return new StoredKeyTable(jdbc, TestCipher.ofTheDemo());
    }

    private static List<Integer> numbers(List<StoredKey> keys) {
        return keys.stream().map(StoredKey::number).toList();
    }

    private String stored() {
        return jdbc.sql("SELECT secret FROM stored_key").query(String.class).single();
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM stored_key").query(Long.class).single();
    }
}
