package jp.nagaokapay.gateway.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerFeed;

/**
 * Copies the ledger's feed. Every node does: the ledger is read outside of any transaction, and a
 * page is written only by the node that moves the cursor first. A node that comes second pauses, so
 * that in effect one copies.
 */
class FeedFollower {
    static final int PAGE_MAX = 500;

    private final LedgerClient ledger;
    private final EventLog log;
    private final List<EventPageListener> listeners;
    private final Clock clock;
    private volatile long position;
    private volatile long readAtMillis;

    FeedFollower(
            LedgerClient ledger,
            EventLog log,
            List<EventPageListener> listeners,
            Clock clock,
            MeterRegistry meters) {
        this.ledger = ledger;
        this.log = log;
        this.listeners = listeners;
        this.clock = clock;
        this.readAtMillis = clock.millis();
        Gauge.builder("nagaokapay.events.position", () -> position)
                .description("How far the ledger's feed was copied")
                .register(meters);
        TimeGauge.builder(
                        "nagaokapay.events.read.age",
                        () -> clock.millis() - readAtMillis,
                        TimeUnit.MILLISECONDS)
                .description("How long ago the ledger's feed was last read with success")
                .register(meters);
    }

    /** Copies a page; true when there is likely to be more. */
    boolean copyPage() {
        long from = log.cursor().position();
        LedgerFeed page = ledger.feed(from, PAGE_MAX);
        readAtMillis = clock.millis();
        position = from;
        requireInOrder(from, page);
        if (page.upTo() == from || !log.append(from, page, listeners)) {
            return false;
        }
        position = page.upTo();
        return page.upTo() - from >= PAGE_MAX;
    }

    /** Stops at a feed that goes backwards: it is not the ledger's. */
    private static void requireInOrder(long from, LedgerFeed page) {
        long last = from;
        for (LedgerFeed.Entry entry : page.entries()) {
            if (entry.position() <= last) {
                throw new IllegalStateException("the feed is out of order at " + entry.position());
            }
            last = entry.position();
        }
        if (page.upTo() < last) {
            throw new IllegalStateException("the feed ends before its entries: " + page.upTo());
        }
    }
}
