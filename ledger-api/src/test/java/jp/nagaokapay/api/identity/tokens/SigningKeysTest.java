package jp.nagaokapay.api.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys are the database's, not a node's. */
class SigningKeysTest {
    private static final int NODES = 4;

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void nodes_that_start_together_on_a_new_database_share_one_key() throws Exception {
        List<String> keys = new ArrayList<>();
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            List<Callable<String>> starts =
                    Collections.nCopies(NODES, () -> current(new SigningKeys(jdbc)));
            for (Future<String> key : nodes.invokeAll(starts)) {
                keys.add(key.get());
            }
        }

        assertThat(keys).hasSize(NODES).containsOnly(keys.getFirst());
    }

    @Test
    void a_restart_keeps_the_key() {
        String before = current(new SigningKeys(jdbc));

        assertThat(current(new SigningKeys(jdbc))).isEqualTo(before);
    }

    @Test
    void a_retired_key_still_verifies_and_a_new_one_signs() {
        String retired = current(new SigningKeys(jdbc));
        jdbc.sql("UPDATE signing_key SET retired_at = now()").update();
        jdbc.sql(
                        "INSERT INTO signing_key (kid, jwk) SELECT 'next', replace(jwk, kid, 'next') FROM signing_key")
                .update();

        SigningKeys keys = new SigningKeys(jdbc);

        assertThat(current(keys)).isEqualTo("next");
        assertThat(all(keys)).containsExactly("next", retired);
    }

    private static String current(SigningKeys keys) {
        return keys.current(keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null))
                .getKeyID();
    }

    private static List<String> all(SigningKeys keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).stream()
                .map(key -> key.getKeyID())
                .toList();
    }
}
