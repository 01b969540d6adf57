package jp.nagaokapay.gateway.event;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes events to one terminal, on the thread of its own request: reads a page, writes it, waits
 * for news. Where the client is slow, only this thread waits.
 */
class EventStream {
    static final int PAGE_MAX = 100;
    private static final Duration WAIT_MIN = Duration.ofMillis(1);

    private final EventLog log;
    private final StreamNotifier notifier;
    private final Duration heartbeat;
    private final Clock clock;

    EventStream(EventLog log, StreamNotifier notifier, EventSettings settings, Clock clock) {
        this.log = log;
        this.notifier = notifier;
        this.heartbeat = settings.heartbeat();
        this.clock = clock;
    }

    /**
     * Runs until the stream is ended, its time is over, or the client is gone.
     *
     * @param after the last position that the client has
     */
    void run(OpenStream stream, long after, Instant until, ServerSentEvents out)
            throws IOException, InterruptedException {
        long position = after;
        out.open(position);
        long heartbeatAt = System.nanoTime();
        while (!stream.hasEnded() && clock.instant().isBefore(until)) {
            // Read before the news is taken: see StreamNotifier.position().
            long announcedUpTo = notifier.position();
            if (stream.takeNews()) {
                position = writePage(stream, position, out);
                continue;
            }
            position = Math.max(position, announcedUpTo);
            Duration silent = Duration.ofNanos(System.nanoTime() - heartbeatAt);
            if (stream.takeProbe() || silent.compareTo(heartbeat) >= 0) {
                out.heartbeat(position);
                heartbeatAt = System.nanoTime();
                silent = Duration.ZERO;
            }
            stream.await(
                    shorter(heartbeat.minus(silent), Duration.between(clock.instant(), until)));
        }
    }

    private long writePage(OpenStream stream, long position, ServerSentEvents out)
            throws IOException {
        List<ShopEvent> page = log.ofShop(stream.terminal().merchantId(), position, PAGE_MAX);
        if (page.isEmpty()) {
            return position;
        }
        out.write(page);
        if (page.size() == PAGE_MAX) {
            stream.announce();
        }
        return page.getLast().position();
    }

    private static Duration shorter(Duration some, Duration other) {
        Duration shorter = some.compareTo(other) < 0 ? some : other;
        return shorter.compareTo(WAIT_MIN) < 0 ? WAIT_MIN : shorter;
    }
}
