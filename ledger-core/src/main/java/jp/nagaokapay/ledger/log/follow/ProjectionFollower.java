package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.log.LogSettings;
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

    private static final Duration AT_WORK_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(10);

    private final Lanes lanes;
    private final ProjectionPositions positions;
    private final LogSettings settings;
    private final Wakeup wakeup = new Wakeup();
    private final Set<Projection> running = new LinkedHashSet<>();
    private @Nullable Thread thread;
    private volatile @Nullable FollowingTerm term;
    private volatile boolean open;

    ProjectionFollower(Lanes lanes, ProjectionPositions positions, LogSettings settings) {
        this.lanes = lanes;
        this.positions = positions;
        this.settings = settings;
    }

    synchronized void start(Projection projection) {
        FollowingTerm current = term;
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
        awaitTerm();
        lanes.empty(List.of(projection));
    }

    /** Empties the tables of all that run, and begins with the first event again. */
    synchronized void refill() {
        FollowingTerm current = awaitTerm();
        List<Projection> all = List.copyOf(running);
        all.forEach(this::stop);
        lanes.empty(all);
        running.addAll(all);
        current.refill(all);
    }

    private FollowingTerm awaitTerm() {
        long deadline = System.nanoTime() + AT_WORK_WITHIN.toNanos();
        FollowingTerm current = term;
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
                    FollowingTerm mine =
                            new FollowingTerm(this, lanes, positions, settings, wakeup);
                    mine.serve();
                }
            } catch (RuntimeException e) {
                LOG.warn("The log cannot be followed; trying again", e);
            }
            sleep(settings.claimRenewal());
        }
    }

    boolean isOpen() {
        return open;
    }

    /** Those that run here, when {@code begun} serves them from now on. */
    synchronized void begun(FollowingTerm begun) {
        begun.begin(List.copyOf(running));
        term = begun;
    }

    /** Nobody serves them here any more. */
    synchronized void ended() {
        term = null;
        running.forEach(projection -> projection.follows(null));
    }

    /** Puts those of them where they belong that run still. */
    synchronized void placeAgain(
            FollowingTerm current, Collection<Projection> projections, Duration after) {
        current.place(projections.stream().filter(running::contains).toList(), after);
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    static void join(Thread stopping) {
        try {
            stopping.join(STOP_AT_MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
