package jp.nagaokapay.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.mac.MacKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogMacKeysTest {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void two_nodes_change_over_to_a_new_key_and_still_know_the_old_one() {
        MacKeys one = new LogMacKeys(TestKeys.of(jdbc));
        MacKeys other = new LogMacKeys(TestKeys.of(jdbc));
        assertThat(one.current().number()).isEqualTo(other.current().number()).isEqualTo(1);

        TestKeys.rotate(jdbc, KeyPurpose.LOG_MAC);

        assertThat(one.of(2)).isPresent();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    assertThat(one.current().number()).isEqualTo(2);
                    assertThat(other.current().number()).isEqualTo(2);
                });
        assertThat(other.of(1)).isPresent();
        assertThat(other.of(3)).isEmpty();
    }
}
