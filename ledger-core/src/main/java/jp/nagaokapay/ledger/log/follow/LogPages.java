package jp.nagaokapay.ledger.log.follow;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * The log for one reader that goes from page to page. Behind a full page the next one is read and
 * decoded while this one is handled.
 */
final class LogPages {
    private final EventLog log;
    private @Nullable Ahead ahead;

    LogPages(EventLog log) {
        this.log = log;
    }

    /** The events behind a position and not behind another, at most so many. */
    List<TrackedEventMessage<?>> next(long after, long upTo, int limit) {
        Ahead waiting = ahead;
        ahead = null;
        List<TrackedEventMessage<?>> page =
                waiting != null && waiting.isWhatIsAsked(after, upTo, limit)
                        ? waiting.page().join()
                        : log.messages(after, upTo, limit);
        if (page.size() == limit) {
            ahead =
                    Ahead.begin(
                            log,
                            page.getLast().trackingToken().position().orElseThrow(),
                            upTo,
                            limit);
        }
        return page;
    }

    private record Ahead(
            long after,
            long upTo,
            int limit,
            CompletableFuture<List<TrackedEventMessage<?>>> page) {
        static Ahead begin(EventLog log, long after, long upTo, int limit) {
            return new Ahead(
                    after,
                    upTo,
                    limit,
                    CompletableFuture.supplyAsync(
                            () -> decoded(log.messages(after, upTo, limit)),
                            task -> Thread.ofVirtual().name("log-pages").start(task)));
        }

        boolean isWhatIsAsked(long askedAfter, long askedUpTo, int askedLimit) {
            return after == askedAfter && upTo <= askedUpTo && limit == askedLimit;
        }

        private static List<TrackedEventMessage<?>> decoded(List<TrackedEventMessage<?>> page) {
            page.forEach(Message::getPayload);
            return page;
        }
    }
}
