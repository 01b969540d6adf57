package jp.nagaokapay.api.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nagaokapay.api.message.MessageSender.Attempt;
import jp.nagaokapay.api.message.MessageSender.Result;
import jp.nagaokapay.api.message.MessageTable.Claimed;
import jp.nagaokapay.api.message.MessageTable.Opened;
import jp.nagaokapay.api.message.MessageTable.Outcome;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.secret.SecretUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox, several at a time so that one slow answer holds nobody's code up.
 * What fails is tried again, later each time, until the message is of no use.
 */
final class MessageDelivery implements AutoCloseable {
    /** No try takes longer; until {@link #LEASE} is over no other node makes one. */
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

    static final Duration LEASE = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int DOUBLINGS_MAX = 10;
    private static final int AT_ONCE = 16;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    private static final LocalTime DAY_BEGINS = LocalTime.of(9, 0);
    private static final LocalTime DAY_ENDS = LocalTime.of(20, 0);

    private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);

    private final MessageTable table;
    private final MessageSenders senders;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MessageDelivery(MessageTable table, MessageSenders senders, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.senders = senders;
        this.clock = clock;
        this.meters = meters;
    }

    /** Begins to send what is due, and returns at once. */
    void wake() {
        try {
            threads.execute(() -> {
                try {
                    sendDue();
                } catch (RuntimeException e) {
                    LOG.info("The outbox cannot be read; the job tries again: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException _) {
            // The program ends; another node, or the next start, goes on.
        }
    }

    /** Begins to send what is due, as far as there are free slots. */
    void sendDue() {
        table.giveUp(clock.instant()).forEach(way -> count(way, "given_up"));
        int free = slots.drainPermits();
        int taken = 0;
        try {
            if (free > 0) {
                List<Claimed> claimed = table.claim(clock.instant(), LEASE, free);
                for (Claimed each : claimed) {
                    threads.execute(() -> sendAndGoOn(each));
                    taken++;
                }
            }
        } catch (RejectedExecutionException _) {
            LOG.debug("What was claimed is sent by another node or after the next start.");
        } finally {
            slots.release(free - taken);
        }
    }

    private void sendAndGoOn(Claimed claimed) {
        try {
            send(claimed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("What came of {} is not noted: {}", claimed, e.toString());
        } finally {
            slots.release();
        }
        wake();
    }

    private void send(Claimed claimed) throws InterruptedException {
        Attempt attempt = attempt(claimed);
        Instant now = clock.instant();
        count(claimed.way(), attempt.result().name().toLowerCase(Locale.ROOT));
        switch (attempt.result()) {
            case SENT -> table.end(claimed, Outcome.SENT, attempt.status(), now);
            case REFUSED -> table.end(claimed, Outcome.REFUSED, attempt.status(), now);
            case FAILED -> table.retry(claimed, nextTry(claimed, now), attempt.status());
        }
        if (attempt.result() != Result.SENT) {
            LOG.info(
                    "{} ({} by {}), try {}: {}",
                    claimed,
                    claimed.kind(),
                    claimed.way(),
                    claimed.attempts(),
                    attempt.status());
        }
    }

    private void count(MessageWay way, String outcome) {
        Counter.builder("nagaokapay.messages.sent")
                .description("Tries to send a message, by what came of them")
                .tag("way", way.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    private Attempt attempt(Claimed claimed) throws InterruptedException {
        Optional<MessageSender> sender = senders.by(claimed.way());
        if (sender.isEmpty()) {
            return new Attempt(Result.FAILED, "no such way");
        }
        Future<Attempt> attempt = threads.submit(() -> attempt(sender.get(), claimed));
        try {
            return attempt.get(ATTEMPT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Attempt(Result.FAILED, "no answer in time");
        } catch (ExecutionException e) {
            return Attempt.failed(e.getCause());
        } finally {
            attempt.cancel(true);
        }
    }

    private Attempt attempt(MessageSender sender, Claimed claimed) throws InterruptedException {
        try {
            Opened opened = table.open(claimed);
            return sender.send(claimed.id(), opened.to(), claimed.kind().subject(), opened.text());
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage());
            return new Attempt(Result.FAILED, "unreadable");
        }
    }

    /** Not after it is of no use: then it is given up. */
    private static Instant nextTry(Claimed claimed, Instant now) {
        int doublings = Math.min(claimed.attempts() - 1, DOUBLINGS_MAX);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        Instant awake = claimed.kind().onlyByDay() ? byDay(next) : next;
        return awake.isBefore(claimed.until()) ? awake : claimed.until();
    }

    private static Instant byDay(Instant time) {
        ZonedDateTime here = time.atZone(BusinessDate.ZONE);
        if (here.toLocalTime().isBefore(DAY_BEGINS)) {
            return here.with(DAY_BEGINS).toInstant();
        }
        return here.toLocalTime().isBefore(DAY_ENDS)
                ? time
                : here.plusDays(1).with(DAY_BEGINS).toInstant();
    }

    /** Waits a little for what is being sent. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
