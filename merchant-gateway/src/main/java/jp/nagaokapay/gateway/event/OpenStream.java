package jp.nagaokapay.gateway.event;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.nagaokapay.gateway.ledger.ShopTerminal;

/**
 * One terminal's open stream, as other threads see it. It holds flags and no events, however long
 * its client takes to read.
 */
final class OpenStream {
    private final ShopTerminal terminal;
    private final long openedAt = System.nanoTime();
    // A new stream has everything yet to read.
    private final AtomicBoolean news = new AtomicBoolean(true);
    private final AtomicBoolean probe = new AtomicBoolean();
    private final BlockingQueue<Boolean> wakeUps = new ArrayBlockingQueue<>(1);
    private volatile boolean ended;
    private volatile long confirmedAt = System.nanoTime();

    OpenStream(ShopTerminal terminal) {
        this.terminal = terminal;
    }

    ShopTerminal terminal() {
        return terminal;
    }

    /** There may be events that it has not written yet. */
    void announce() {
        news.set(true);
        wake();
    }

    boolean takeNews() {
        return news.getAndSet(false);
    }

    /** Asks for a heartbeat now: writing shows whether the client is still there. */
    void probe() {
        probe.set(true);
        wake();
    }

    boolean takeProbe() {
        return probe.getAndSet(false);
    }

    void end() {
        ended = true;
        wake();
    }

    boolean hasEnded() {
        return ended;
    }

    /** The ledger has just said that the terminal may go on. */
    void confirm() {
        confirmedAt = System.nanoTime();
    }

    Duration sinceConfirmed() {
        return Duration.ofNanos(System.nanoTime() - confirmedAt);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    void await(Duration time) throws InterruptedException {
        wakeUps.poll(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void wake() {
        wakeUps.offer(true);
    }
}
