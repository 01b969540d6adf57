package jp.nagaokapay.ledger.shared.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvisoryLockTest {
    @Test
    void no_two_locks_have_one_number() {
        assertThat(Stream.of(AdvisoryLock.values()).map(lock -> lock.inTransaction("''")))
                .doesNotHaveDuplicates();
    }
}
