package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.LogSettings;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log once for all projections, on one node at a time. A projection that is elsewhere
 * than the others, because it is new, was emptied, stood still or failed, catches up on a thread of
 * its own and then joins them; they serve meanwhile.
 */
final class ProjectionFollower {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionFollower.class);

    /** So near, the last bit is done while the others wait. */
    private static final int JOIN_WITHIN = 1_000;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY_MAX = Duration.ofSeconds(10);
    private static final Duration AT_WORK_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(10);

    private final EventLog log;
    private final TransactionManager transactions;
    private final ProjectionPositions positions;
    private final DeferredIndexes indexes;
    private final LogSettings settings;
    private final Wakeup wakeup = new Wakeup();
    private final Set<Projection> running = new LinkedHashSet<>();
    private @Nullable Thread thread;
    private volatile @Nullable Term term;
    private volatile boolean open;

    ProjectionFollower(
            EventLog log,
            TransactionManager transactions,
            ProjectionPositions positions,
            DeferredIndexes indexes,
            LogSettings settings) {
        this.log = log;
        this.transactions = transactions;
        this.positions = positions;
        this.indexes = indexes;
        this.settings = settings;
    }

    synchronized void start(Projection projection) {
        Term current = term;
        if (running.add(projection) && current != null) {
            current.place(List.of(projection), Duration.ZERO);
        }
    }

    synchronized void stop(Projection projection) {
        running.remove(projection);
        Lane lane = projection.lane();
        while (lane != null && !lane.release(projection)) {
            lane = projection.lane();
        }
    }

    synchronized boolean runs(Projection projection) {
        return running.contains(projection);
    }

    /** Empties the tables of one that stands still. */
    synchronized void reset(Projection projection) {
        if (running.contains(projection)) {
            throw new IllegalStateException(projection.getName() + " is running");
        }
        awaitTerm().reset(List.of(projection));
    }

    /** Empties the tables of all that run, and begins with the first event again. */
    synchronized void refill() {
        awaitTerm().refill(List.copyOf(running));
    }

    private Term awaitTerm() {
        long deadline = System.nanoTime() + AT_WORK_WITHIN.toNanos();
        Term current = term;
        while (current == null) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the projections do not run here; does another process have this database?");
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            current = term;
        }
        return current;
    }

    /** Something was appended to the log on this node. */
    void appended() {
        wakeup.appended();
    }

    /** Somebody waits for the projections to handle what is in the log. */
    void awaited() {
        wakeup.awaited();
    }

    synchronized void open() {
        open = true;
        thread = Thread.ofPlatform().name("projections").start(this::run);
    }

    void close() {
        open = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
            join(stopping);
        }
    }

    private void run() {
        while (open) {
            try {
                if (positions.claim()) {
                    Term mine = new Term(positions.shared());
                    mine.serve();
                }
            } catch (RuntimeException e) {
                LOG.warn("The log cannot be followed; trying again", e);
            }
            sleep(settings.claimRenewal());
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    private static void join(Thread stopping) {
        try {
            stopping.join(STOP_AT_MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The time in which this node, and no other, follows the log. */
    private final class Term {
        private final Lane shared;
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean over;

        Term(long position) {
            shared = lane(true, position);
        }

        void serve() {
            begin();
            try {
                follow(shared, this::next);
            } finally {
                end();
            }
        }

        private void begin() {
            synchronized (ProjectionFollower.this) {
                Map<String, ProjectionPositions.Stored> stored = positions.all();
                Set<String> here = Set.copyOf(ProjectionPositions.namesOf(running));
                positions.leave(
                        stored.entrySet().stream()
                                .filter(entry -> entry.getValue().together())
                                .map(Map.Entry::getKey)
                                .filter(name -> !here.contains(name))
                                .toList(),
                        shared.position());
                place(running, Duration.ZERO);
                term = this;
                threads.add(Thread.ofPlatform().name("projections-claim").start(this::renew));
            }
        }

        private void end() {
            over = true;
            List<Thread> all;
            synchronized (ProjectionFollower.this) {
                term = null;
                all = List.copyOf(threads);
            }
            boolean interrupted = Thread.interrupted();
            all.forEach(Thread::interrupt);
            all.forEach(ProjectionFollower::join);
            shared.disband();
            positions.release();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void reset(Collection<Projection> emptied) {
            transactions.executeInTransaction(() -> {
                emptied.forEach(projection -> {
                    projection.empty();
                    indexes.dropOf(projection.getName());
                });
                positions.reset(ProjectionPositions.namesOf(emptied));
            });
        }

        void refill(Collection<Projection> all) {
            all.forEach(ProjectionFollower.this::stop);
            reset(all);
            shared.skipTo(log.head());
            running.addAll(all);
            all.stream()
                    .collect(
                            Collectors.groupingBy(projection ->
                                    settings.refilledApart().contains(projection.getName())))
                    .values()
                    .forEach(those -> place(those, Duration.ZERO));
        }

        /**
         * Puts projections where they belong by what is stored of them.
         *
         * @param after how long those wait that do not follow with the others
         */
        void place(Collection<Projection> projections, Duration after) {
            projections.forEach(projection -> positions.add(projection.getName()));
            Map<String, ProjectionPositions.Stored> stored = positions.all();
            List<Projection> together = new ArrayList<>();
            Map<Long, List<Projection>> alone = new TreeMap<>();
            for (Projection projection : projections) {
                ProjectionPositions.Stored where = stored.get(projection.getName());
                if (where != null && where.together()) {
                    together.add(projection);
                } else if (where != null) {
                    alone.computeIfAbsent(where.position(), _ -> new ArrayList<>()).add(projection);
                }
            }
            shared.take(together);
            alone.forEach((position, those) -> catchUp(position, those, after));
        }

        private void catchUp(long position, List<Projection> projections, Duration after) {
            Lane lane = lane(false, position);
            lane.take(projections);
            if (position == shared.position() && after.isZero()) {
                lane.join(shared, settings.processorBatch());
                return;
            }
            LOG.info("From {} on: {}", position, ProjectionPositions.names(projections));
            threads.removeIf(one -> !one.isAlive());
            threads.add(
                    Thread.ofPlatform()
                            .name("projection-" + projections.getFirst().getName())
                            .start(() -> {
                                pause(after);
                                follow(lane, () -> approach(lane));
                            }));
        }

        /** Steps until the term is over, or the lane has nobody left. */
        private void follow(Lane lane, Runnable step) {
            Duration pause = FIRST_RETRY;
            while (!over && open && (lane == shared || !lane.isEmpty())) {
                try {
                    step.run();
                    pause = FIRST_RETRY;
                } catch (Lane.ProjectionsFailed e) {
                    LOG.error("{}; the others go on without", e.getMessage(), e.getCause());
                    synchronized (ProjectionFollower.this) {
                        place(e.failing().stream().filter(running::contains).toList(), FIRST_RETRY);
                    }
                } catch (ProjectionPositions.PositionsMoved e) {
                    LOG.warn("Following the log anew", e);
                    over = true;
                } catch (RuntimeException e) {
                    if (!over && open) {
                        LOG.error("The log is followed again in {} s", pause.toSeconds(), e);
                        pause(pause);
                        pause =
                                pause.multipliedBy(2).compareTo(RETRY_MAX) > 0
                                        ? RETRY_MAX
                                        : pause.multipliedBy(2);
                    }
                }
            }
        }

        private void next() {
            long looked = System.nanoTime();
            wakeup.aboutToLook();
            int handled = shared.step(Long.MAX_VALUE, settings.processorBatch());
            if (handled == 0) {
                wakeup.idle(settings.otherNodesEvents());
            } else if (handled < settings.processorBatch()) {
                wakeup.gather(settings.tailPause().minusNanos(System.nanoTime() - looked));
            }
        }

        private void approach(Lane lane) {
            lane.step(shared.position(), settings.catchUpBatch());
            if (lane.position() >= shared.position() - JOIN_WITHIN) {
                lane.makeIndexes();
                lane.join(shared, settings.processorBatch());
            }
        }

        private void renew() {
            while (!over && open) {
                pause(settings.claimRenewal());
                try {
                    over |= !positions.renew();
                } catch (RuntimeException e) {
                    LOG.debug("The claim was not renewed", e);
                }
            }
        }

        private void pause(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                over = true;
            }
        }

        private Lane lane(boolean all, long position) {
            return new Lane(new LogPages(log), transactions, positions, indexes, all, position);
        }
    }
}
