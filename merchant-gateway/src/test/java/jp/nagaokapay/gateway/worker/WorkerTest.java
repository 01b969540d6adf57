package jp.nagaokapay.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private final AtomicInteger turns = new AtomicInteger();

    @Test
    void turns_follow_each_other_while_there_is_more_and_a_call_ends_the_rest() {
        Worker worker = new Worker("test", LONG, () -> turns.incrementAndGet() % 5 != 0);
        worker.start();
        await().until(() -> turns.get() == 5);
        worker.wake();
        await().until(() -> turns.get() == 10);
        worker.stop();
    }

    @Test
    void a_turn_that_fails_is_taken_again() {
        Worker worker =
                new Worker(
                        "test",
                        Duration.ofMillis(1),
                        () -> {
                            if (turns.incrementAndGet() < 4) {
                                throw new IllegalStateException("not yet");
                            }
                            return false;
                        });
        worker.start();
        await().until(() -> turns.get() > 4);
        assertThat(worker.isRunning()).isTrue();
        worker.stop();
    }

    @Test
    void it_stops_at_once_even_while_it_rests_and_starts_again() {
        Worker worker = new Worker("test", LONG, () -> turns.incrementAndGet() < 0);
        worker.start();
        await().until(() -> turns.get() == 1);
        long start = System.nanoTime();
        worker.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(worker.isRunning()).isFalse();

        worker.start();
        await().until(() -> turns.get() == 2);
        worker.stop();
    }
}
