package jp.nagaokapay.ledger.log.follow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import jp.nagaokapay.ledger.log.read.LogReader;

/**
 * Metric {@code ledger.processor.lag}: how many events of the log a processor has not handled yet,
 * by {@code processor}. A rush on a campaign shows as the lag of {@code policy-earn}, {@code
 * policy-budget} and {@code policy-grant}; one that grows for minutes is an alarm.
 *
 * <p>Read from the database at most once a second, whoever asks how often.
 */
final class ProcessorLag implements MeterBinder {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Processors processors;
    private final LogReader log;
    private Map<String, Long> positions = Map.of();
    private long head;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    ProcessorLag(Processors processors, LogReader log) {
        this.processors = processors;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : processors.positions().keySet()) {
            Gauge.builder("ledger.processor.lag", () -> lag(name))
                    .description("events that the processor has not handled yet")
                    .tag("processor", name)
                    .register(registry);
        }
    }

    private synchronized long lag(String name) {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            // positions first: what comes in between counts as lag, never as a negative one
            positions = processors.positions();
            head = log.head();
            readAt = System.nanoTime();
        }
        return Math.max(0, head - positions.getOrDefault(name, head));
    }
}
