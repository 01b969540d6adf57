package jp.nagaokapay.ledger.log.follow;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/**
 * One processing group that keeps tables for reading, as Axon sees it: it can be started, stopped
 * and asked for its position by itself. The reading is done by the {@link ProjectionFollower}.
 *
 * <p>Interceptors are not called: a projection sends nothing that would need them.
 */
final class Projection extends AbstractEventProcessor
        implements StreamingEventProcessor, Lifecycle {
    private final ProjectionFollower follower;
    private final Map<Class<?>, Boolean> handled = new ConcurrentHashMap<>();
    private volatile @Nullable Lane lane;
    private volatile @Nullable Throwable failure;

    private Projection(Builder builder, ProjectionFollower follower) {
        super(builder);
        this.follower = follower;
    }

    static Projection of(String name, EventHandlerInvoker invoker, ProjectionFollower follower) {
        Builder builder = new Builder();
        builder.name(name)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(PropagatingErrorHandler.instance());
        return new Projection(builder, follower);
    }

    void handle(TrackedEventMessage<?> event) throws Exception {
        if (handled.computeIfAbsent(event.getPayloadType(), this::canHandleType)) {
            eventHandlerInvoker().handle(event, Segment.ROOT_SEGMENT);
        }
    }

    /** Empties its tables, in the caller's transaction. */
    void empty() {
        eventHandlerInvoker().performReset(null);
    }

    /** With whom it follows; null while it does not run on this node. */
    @Nullable Lane lane() {
        return lane;
    }

    void follows(@Nullable Lane newLane) {
        lane = newLane;
        failure = null;
    }

    void failed(Throwable newFailure) {
        failure = newFailure;
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
    }

    @Override
    public void start() {
        follower.start(this);
    }

    /** Returns when it handles nothing any more. */
    @Override
    public void shutDown() {
        follower.stop(this);
    }

    @Override
    public boolean isRunning() {
        return follower.runs(this);
    }

    @Override
    public boolean isError() {
        return failure != null;
    }

    @Override
    public Map<Integer, EventTrackerStatus> processingStatus() {
        Lane with = lane;
        return with == null
                ? Map.of()
                : Map.of(
                        0,
                        new TrackerStatus(
                                Segment.ROOT_SEGMENT,
                                false,
                                new GlobalSequenceTrackingToken(with.position()),
                                failure));
    }

    @Override
    public boolean supportsReset() {
        return eventHandlerInvoker().supportsReset();
    }

    /** Empties its tables; when started again it fills them from the first event on. */
    @Override
    public void resetTokens() {
        follower.reset(this);
    }

    @Override
    public <R> void resetTokens(@Nullable R context) {
        resetTokens();
    }

    @Override
    public void resetTokens(
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> from) {
        throw alwaysFromTheFirstEvent();
    }

    @Override
    public <R> void resetTokens(
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> from,
            @Nullable R context) {
        throw alwaysFromTheFirstEvent();
    }

    @Override
    public <R> void resetTokens(TrackingToken from, @Nullable R context) {
        throw alwaysFromTheFirstEvent();
    }

    private static UnsupportedOperationException alwaysFromTheFirstEvent() {
        return new UnsupportedOperationException("a projection is filled from the first event on");
    }

    @Override
    public String getTokenStoreIdentifier() {
        return "projection";
    }

    @Override
    public void releaseSegment(int segment) {
        // there is one, and it goes with the other projections
    }

    @Override
    public void releaseSegment(int segment, long duration, TimeUnit unit) {
        // there is one, and it goes with the other projections
    }

    @Override
    public CompletableFuture<Boolean> splitSegment(int segment) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Boolean> mergeSegment(int segment) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public int maxCapacity() {
        return 1;
    }

    private static final class Builder extends AbstractEventProcessor.Builder {}
}
