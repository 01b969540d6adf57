package jp.nagaokapay.api.alarm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the sources, on every node: a full disk is one node's, and a job would ask on some other.
 * One source that fails keeps the others from nothing.
 */
@Component
@ConditionalOnProperty(name = "nagaokapay.jobs.enabled", matchIfMissing = true)
class AlarmWatch implements SmartLifecycle {
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);

    private final List<AlarmSource> sources;
    private final RaisedAlarms alarms;
    private final DatabaseOutage database;
    private final AtomicInteger goingOn = new AtomicInteger();
    private @Nullable CountDownLatch running;

    AlarmWatch(
            List<AlarmSource> sources,
            RaisedAlarms alarms,
            DatabaseOutage database,
            MeterRegistry meters) {
        this.sources = sources;
        this.alarms = alarms;
        this.database = database;
        Gauge.builder("nagaokapay.alarms", goingOn::get)
                .description("alarms that go on, on all nodes")
                .register(meters);
    }

    /** Looks once. */
    void look() {
        sources.forEach(this::ask);
        alarms.endUnseen();
        goingOn.set(alarms.count());
    }

    private void ask(AlarmSource source) {
        try {
            source.current().forEach(alarms::see);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be asked: {}", source.getClass().getSimpleName(), e.toString());
        }
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        running = end;
        Thread.ofVirtual().name("alarm-watch").start(() -> lookUntil(end));
    }

    private void lookUntil(CountDownLatch end) {
        try {
            while (!end.await(LOOKED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look();
                    database.answers();
                } catch (RuntimeException e) {
                    LOG.error("Alarms cannot be noted: {}", e.toString());
                    database.doesNotAnswer();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.countDown();
        }
        running = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
