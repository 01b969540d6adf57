package jp.nagaokapay.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.web.token.JdbcReplayCache;
import jp.nagaokapay.web.token.ReplayCache;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcReplayCacheTest {
    private final MovableClock clock = new MovableClock();
    private final JdbcClient jdbc = JdbcClient.create(GatewayDatabase.get());
    private final String id = UUID.randomUUID().toString();

    @Test
    void of_all_who_ask_at_once_on_several_nodes_one_is_first() throws Exception {
        ReplayCache node = table();
        ReplayCache otherNode = table();
        Instant until = clock.instant().plusSeconds(60);
        Callable<Boolean> ask = () -> node.isNew(id, until) || otherNode.isNew(id, until);
        int firsts = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> first : threads.invokeAll(Collections.nCopies(10, ask))) {
                firsts += first.get() ? 1 : 0;
            }
        }
        assertThat(firsts).isEqualTo(1);
    }

    @Test
    void what_could_not_be_used_anyway_is_forgotten() {
        ReplayCache seen = table();
        seen.isNew(id, clock.instant().plusSeconds(60));

        clock.now = clock.now.plus(Duration.ofMinutes(2));
        seen.isNew(UUID.randomUUID().toString(), clock.instant().plusSeconds(60));

        assertThat(
                        jdbc.sql("SELECT count(*) FROM gateway.replay_cache WHERE id = ?")
                                .param(id)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private ReplayCache table() {
        return new JdbcReplayCache(jdbc, clock, "gateway.replay_cache");
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
