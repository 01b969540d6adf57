package jp.nagaokapay.ledger.merchant;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nagaokapay.ledger.merchant.MerchantDirectory.Entry;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** One shop as last read from the log; at most one read of it is under way. */
final class CachedMerchant {
    private final MerchantId merchantId;
    private final EventStore log;
    private final Ticker ticker;
    private volatile @Nullable Seen seen;
    private @Nullable CompletableFuture<Seen> reading;
    private long readingSince;

    CachedMerchant(MerchantId merchantId, EventStore log, Ticker ticker) {
        this.merchantId = merchantId;
        this.log = log;
        this.ticker = ticker;
    }

    /** The shop as it was at most {@link MerchantDirectory#CURRENT_FOR} ago. */
    Optional<Entry> current() {
        Seen last = seen;
        if (last == null || isOlder(last, MerchantDirectory.CURRENT_FOR)) {
            return newest();
        }
        if (isOlder(last, MerchantDirectory.FRESH_FOR)) {
            CompletableFuture<Seen> _ = read();
        }
        return entry(last);
    }

    /** The shop as it is; as it was up to five seconds ago when the log does not answer. */
    Optional<Entry> newest() {
        try {
            return entry(read().get(MerchantDirectory.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return remembered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return remembered(e);
        }
    }

    private Optional<Entry> remembered(Exception why) {
        Seen last = seen;
        if (last == null || isOlder(last, MerchantDirectory.SERVED_FOR)) {
            throw new Unavailable(
                    "the shops' status cannot be read", MerchantDirectory.PATIENCE, why);
        }
        return entry(last);
    }

    private Optional<Entry> entry(Seen seen) {
        return seen.state.status() == null
                ? Optional.empty()
                : Optional.of(new Entry(merchantId, seen.state, seen.sequence));
    }

    /**
     * Joins the read under way or starts one, off the caller's thread and unit of work. A read that
     * hangs is left behind.
     */
    private synchronized CompletableFuture<Seen> read() {
        long now = ticker.read();
        CompletableFuture<Seen> current = reading;
        if (current != null && now - readingSince <= MerchantDirectory.SERVED_FOR.toNanos()) {
            return current;
        }
        CompletableFuture<Seen> started = new CompletableFuture<>();
        reading = started;
        readingSince = now;
        Thread.startVirtualThread(() -> readInto(started));
        return started;
    }

    private void readInto(CompletableFuture<Seen> outcome) {
        try {
            Seen now = readFrom(seen);
            finished(outcome, now);
            outcome.complete(now);
        } catch (RuntimeException | Error e) {
            finished(outcome, null);
            outcome.completeExceptionally(e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // this read, not an equal one
    private synchronized void finished(CompletableFuture<Seen> outcome, @Nullable Seen now) {
        Seen last = seen;
        if (now != null && (last == null || now.startedAt > last.startedAt)) {
            seen = now;
        }
        if (reading == outcome) {
            reading = null;
        }
    }

    private Seen readFrom(@Nullable Seen before) {
        long startedAt = ticker.read();
        MerchantState state = before == null ? MerchantState.EMPTY : before.state;
        long sequence = before == null ? -1 : before.sequence;
        DomainEventStream added =
                before == null || sequence < 0
                        ? log.readEvents(merchantId.value())
                        : log.readEvents(merchantId.value(), sequence + 1);
        while (added.hasNext()) {
            DomainEventMessage<?> event = added.next();
            sequence = event.getSequenceNumber();
            state = fold(state, event.getPayload());
        }
        return new Seen(state, sequence, startedAt);
    }

    private static MerchantState fold(MerchantState state, Object payload) {
        return switch (payload) {
            case Merchant snapshot -> snapshot.state();
            case MerchantEvent event -> state.evolve(event);
            default -> throw new IllegalStateException("not a shop's event: " + payload.getClass());
        };
    }

    private boolean isOlder(Seen last, Duration age) {
        return ticker.read() - last.startedAt > age.toNanos();
    }

    /** A shop's state, its last event's number, and when the read that showed it began. */
    private record Seen(MerchantState state, long sequence, long startedAt) {}
}
