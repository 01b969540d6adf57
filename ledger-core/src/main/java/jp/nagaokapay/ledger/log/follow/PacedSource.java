package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log for a policy that sends one command for many events: it is given what there is only once
 * in a while, unless somebody waits for the policy.
 */
final class PacedSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Duration pace;
    private final Wakeup wakeup;

    PacedSource(StreamableMessageSource<TrackedEventMessage<?>> log, Duration pace, Wakeup wakeup) {
        this.log = log;
        this.pace = pace;
        this.wakeup = wakeup;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Paced(log.openStream(token));
    }

    private final class Paced implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private long given = System.nanoTime();

        Paced(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        /** A batch begins with the question that may wait. */
        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (timeout == 0) {
                return stream.hasNextAvailable(timeout, unit);
            }
            wakeup.gather(pace.minusNanos(System.nanoTime() - given));
            wakeup.aboutToLook();
            boolean available = stream.hasNextAvailable(timeout, unit);
            if (available) {
                given = System.nanoTime();
            }
            return available;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
