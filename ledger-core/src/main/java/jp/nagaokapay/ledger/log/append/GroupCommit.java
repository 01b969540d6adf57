package jp.nagaokapay.ledger.log.append;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Concurrent commands share one transaction: callers put their appends into a bounded queue and
 * wait; one thread drains it into one insert after the other. While one batch is being flushed to
 * disk the next one gathers, so the more callers there are, the larger the batches.
 */
public final class GroupCommit implements SmartLifecycle {
    /** Starts before the processors and the web server, and stops after them. */
    static final int PHASE = Integer.MIN_VALUE + 100;

    private static final int COMMANDS_PER_BATCH_MAX = 256;
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * When the last batch had so many, others are on their way, and the next waits a little for
     * them: fewer transactions, and a shorter queue. As PostgreSQL's {@code commit_siblings} and
     * {@code commit_delay} do; alone nobody waits.
     */
    private static final int SIBLINGS = 4;

    private static final Duration DELAY = Duration.ofMillis(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LogWriter writer;
    private final BlockingQueue<Append> queue;
    private final Duration waitAtMost;
    private final DistributionSummary batchSizes;
    private final Deque<Append> heldBack = new ArrayDeque<>();
    private int lastBatch;
    private volatile Runnable whenAppended = () -> {};
    private volatile boolean running;
    private @Nullable Thread thread;

    GroupCommit(LogWriter writer, int queueCapacity, Duration waitAtMost, MeterRegistry meters) {
        this.writer = writer;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.waitAtMost = waitAtMost;
        this.batchSizes = DistributionSummary.builder("ledger.commit.batch").register(meters);
        Gauge.builder("ledger.commit.queue", queue, BlockingQueue::size).register(meters);
    }

    /**
     * Returns when the events are durable. Throws at once when the queue is full, and after a while
     * when nothing certain can be said.
     */
    public void append(Append append) {
        if (!running || !queue.offer(append)) {
            throw new Unavailable("the ledger is busy", RETRY_AFTER, null);
        }
        try {
            append.durable().get(waitAtMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new Unavailable("the log failed", RETRY_AFTER, e);
        } catch (TimeoutException e) {
            boolean untouched = append.decide();
            throw new Unavailable(
                    untouched ? "the ledger is busy" : "the outcome is not yet clear",
                    RETRY_AFTER,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for the log", RETRY_AFTER, e);
        }
    }

    /** A position not before those of all that this node has appended; 0 before the first. */
    public long lastPosition() {
        return writer.lastPosition();
    }

    /** Tells somebody whenever something may have been appended; he must be quick. */
    public void whenAppended(Runnable told) {
        whenAppended = told;
    }

    private void run() {
        while (running || !queue.isEmpty() || !heldBack.isEmpty()) {
            try {
                List<Append> batch = nextBatch();
                if (!batch.isEmpty()) {
                    batchSizes.record(batch.size());
                    write(batch);
                    whenAppended.run();
                }
            } catch (InterruptedException e) {
                running = false;
            }
        }
        writer.close();
    }

    private void write(List<Append> batch) {
        try {
            writer.write(batch);
        } catch (RuntimeException e) { // the thread must live on, whatever the batch did
            batch.forEach(append -> append.durable().completeExceptionally(e));
        }
    }

    /** Two commands that share a key never share a batch: the later one waits for the next. */
    private List<Append> nextBatch() throws InterruptedException {
        List<Append> candidates = new ArrayList<>(heldBack);
        heldBack.clear();
        if (candidates.isEmpty()) {
            Append first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            if (lastBatch >= SIBLINGS) {
                LockSupport.parkNanos(DELAY.toNanos());
            }
            claim(first, candidates);
        }
        List<Append> more = new ArrayList<>();
        queue.drainTo(more, COMMANDS_PER_BATCH_MAX - candidates.size());
        more.forEach(append -> claim(append, candidates));

        List<Append> batch = new ArrayList<>(candidates.size());
        Set<String> keys = new HashSet<>();
        for (Append append : candidates) {
            List<String> exclusive = append.exclusiveKeys();
            if (exclusive.stream().anyMatch(keys::contains)) {
                heldBack.add(append);
            } else {
                keys.addAll(exclusive);
                batch.add(append);
            }
        }
        lastBatch = batch.size();
        return batch;
    }

    private static void claim(Append append, List<Append> candidates) {
        if (append.decide()) {
            candidates.add(append);
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("group-commit").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
