package jp.nagaokapay.ledger.log.follow;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Projections that are at the same position: each event is read and decoded once for all of them,
 * and what they make of a batch is one transaction with their position.
 */
final class Lane {
    private final LogPages pages;
    private final TransactionManager transactions;
    private final ProjectionPositions positions;
    private final DeferredIndexes indexes;
    private final boolean shared;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Projection> members = new LinkedHashSet<>();
    private volatile long position;

    /**
     * Without members.
     *
     * @param shared whether it is the one that all join
     */
    Lane(
            LogPages pages,
            TransactionManager transactions,
            ProjectionPositions positions,
            DeferredIndexes indexes,
            boolean shared,
            long position) {
        this.pages = pages;
        this.transactions = transactions;
        this.positions = positions;
        this.indexes = indexes;
        this.shared = shared;
        this.position = position;
    }

    long position() {
        return position;
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return members.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes those in that are where this lane is, as it is stored already. */
    void take(Collection<Projection> projections) {
        lock.lock();
        try {
            members.addAll(projections);
            projections.forEach(projection -> projection.follows(this));
        } finally {
            lock.unlock();
        }
    }

    /** Lets one go that is to stop, when no batch is under way; false when it is not here. */
    boolean release(Projection projection) {
        lock.lock();
        try {
            if (!members.contains(projection)) {
                return false;
            }
            if (shared) {
                positions.leave(List.of(projection.getName()), position);
            }
            members.remove(projection);
            projection.follows(null);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Handles the next events up to a position; answers how many.
     *
     * @throws ProjectionsFailed when some could not, but not all: these are no members any more
     */
    int step(long upTo, int atMost) {
        lock.lock();
        try {
            List<TrackedEventMessage<?>> events = pages.next(position, upTo, atMost);
            if (events.isEmpty()) {
                return 0;
            }
            handle(events);
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    /** Those that were left to be made when the tables are full. */
    void makeIndexes() {
        lock.lock();
        try {
            transactions.executeInTransaction(
                    () -> indexes.make(ProjectionPositions.namesOf(members)));
        } finally {
            lock.unlock();
        }
    }

    /** Brings this lane to where the shared one is and puts its members into it. */
    void join(Lane all, int atMost) {
        all.lock.lock();
        lock.lock();
        try {
            while (position < all.position && step(all.position, atMost) > 0) {
                // each a batch
            }
            positions.join(ProjectionPositions.namesOf(members), position);
            all.take(members);
            members.clear();
        } finally {
            lock.unlock();
            all.lock.unlock();
        }
    }

    /** Passes over what there is, which is for nobody. */
    void skipTo(long end) {
        lock.lock();
        try {
            if (members.isEmpty() && position < end) {
                positions.advanceShared(position, end, 0);
                position = end;
            }
        } finally {
            lock.unlock();
        }
    }

    private void handle(List<TrackedEventMessage<?>> events) {
        long from = position;
        long to = events.getLast().trackingToken().position().orElseThrow();
        try {
            inBatch(members, events, () -> store(from, to));
        } catch (ProjectionPositions.PositionsMoved e) {
            throw e;
        } catch (RuntimeException e) {
            throw members.size() > 1 ? separated(events, e) : e;
        }
        position = to;
    }

    private void store(long from, long to) {
        if (shared) {
            positions.advanceShared(from, to, members.size());
        } else {
            positions.advance(ProjectionPositions.namesOf(members), from, to);
        }
    }

    /** Takes those out that cannot handle a batch that others can. */
    private RuntimeException separated(
            List<TrackedEventMessage<?>> events, RuntimeException failure) {
        List<Projection> failing =
                members.stream().filter(projection -> fails(projection, events)).toList();
        if (failing.isEmpty() || failing.size() == members.size()) {
            return failure;
        }
        if (shared) {
            positions.leave(ProjectionPositions.namesOf(failing), position);
        }
        members.removeAll(Set.copyOf(failing));
        failing.forEach(projection -> projection.follows(null));
        return new ProjectionsFailed(failing, failure);
    }

    private boolean fails(Projection projection, List<TrackedEventMessage<?>> events) {
        try {
            inBatch(
                    List.of(projection),
                    events,
                    () -> {
                        throw new Tried();
                    });
            throw new IllegalStateException("a trial was not rolled back");
        } catch (Tried e) {
            return false;
        } catch (RuntimeException e) {
            projection.failed(e);
            return true;
        }
    }

    /** The positions are moved last: by then everything else is written. */
    private void inBatch(
            Collection<Projection> projections,
            List<TrackedEventMessage<?>> events,
            Runnable atTheEnd) {
        UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(events.getFirst());
        batch.attachTransaction(transactions);
        batch.executeWithResult(
                        () -> {
                            for (Projection projection : projections) {
                                for (TrackedEventMessage<?> event : events) {
                                    projection.handle(event);
                                }
                            }
                            batch.onPrepareCommit(_ -> atTheEnd.run());
                            return null;
                        },
                        RollbackConfigurationType.ANY_THROWABLE)
                .optionalExceptionResult()
                .ifPresent(Lane::rethrow);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure);
    }

    /** Some of a lane could not handle a batch, and are no members of it any more. */
    static final class ProjectionsFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<Projection> failing;

        ProjectionsFailed(List<Projection> failing, RuntimeException cause) {
            super(ProjectionPositions.names(failing) + " failed", cause);
            this.failing = failing;
        }

        List<Projection> failing() {
            return failing;
        }
    }

    private static final class Tried extends RuntimeException {
        private static final long serialVersionUID = 1;

        Tried() {
            super(null, null, false, false);
        }
    }
}
