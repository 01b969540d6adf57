package jp.nagaokapay.api.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.util.List;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.TestKeys;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys are the database's, not a node's. */
class SigningKeysTest {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void a_restart_keeps_the_key() {
        String before = current(node());

        assertThat(current(node())).isEqualTo(before);
    }

    @Test
    void after_a_change_the_new_key_signs_and_the_old_one_still_verifies() {
        String old = current(node());

        TestKeys.rotate(jdbc, KeyPurpose.SIGNING);

        String next = current(node());
        assertThat(next).isNotEqualTo(old);
        assertThat(all(node())).containsExactly(next, old);
    }

    private SigningKeys node() {
        return new SigningKeys(TestKeys.of(jdbc));
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
