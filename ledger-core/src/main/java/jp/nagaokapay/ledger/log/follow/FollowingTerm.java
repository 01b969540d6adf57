package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.LogSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which this node, and no other, follows the log for the projections: one lane that all
 * share, and beside it those of projections that catch up, each on a thread of its own.
 */
final class FollowingTerm {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingTerm.class);

    /** So near, the last bit is done while the others wait. */
    private static final int JOIN_WITHIN = 1_000;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY_MAX = Duration.ofSeconds(10);

    private final ProjectionFollower follower;
    private final Lanes lanes;
    private final ProjectionPositions positions;
    private final LogSettings settings;
    private final Wakeup wakeup;
    private final Lane shared;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    FollowingTerm(
            ProjectionFollower follower,
            Lanes lanes,
            ProjectionPositions positions,
            LogSettings settings,
            Wakeup wakeup) {
        this.follower = follower;
        this.lanes = lanes;
        this.positions = positions;
        this.settings = settings;
        this.wakeup = wakeup;
        shared = lanes.shared(positions.shared());
    }

    /** Returns when it is over. */
    void serve() {
        try {
            follower.begun(this);
            follow(shared, this::next);
        } finally {
            end();
        }
    }

    void begin(List<Projection> running) {
        List<String> here = ProjectionPositions.namesOf(running);
        positions.leave(
                positions.all().entrySet().stream()
                        .filter(entry -> entry.getValue().together())
                        .map(Map.Entry::getKey)
                        .filter(name -> !here.contains(name))
                        .toList(),
                shared.position());
        place(running, Duration.ZERO);
        threads.add(Thread.ofPlatform().name("projections-claim").start(this::renew));
    }

    private void end() {
        over = true;
        boolean interrupted = Thread.interrupted();
        threads.forEach(Thread::interrupt);
        threads.forEach(ProjectionFollower::join);
        follower.ended();
        positions.release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in those whose tables were emptied; the others' end of the log is where they join. */
    void refill(List<Projection> emptied) {
        shared.skipTo(lanes.endOfTheLog());
        emptied.stream()
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
        Lane lane = lanes.alone(position);
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
        Duration retryAfter = FIRST_RETRY;
        while (goesOn() && (lane == shared || !lane.isEmpty())) {
            try {
                step.run();
                retryAfter = FIRST_RETRY;
            } catch (Lane.ProjectionsFailed e) {
                LOG.error("{}; the others go on without", e.getMessage(), e.getCause());
                follower.placeAgain(this, e.failing(), FIRST_RETRY);
            } catch (ProjectionPositions.PositionsMoved e) {
                LOG.warn("Following the log anew", e);
                over = true;
            } catch (RuntimeException e) {
                if (goesOn()) {
                    LOG.error("The log is followed again in {} s", retryAfter.toSeconds(), e);
                    pause(retryAfter);
                    Duration doubled = retryAfter.multipliedBy(2);
                    retryAfter = doubled.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : doubled;
                }
            }
        }
    }

    private boolean goesOn() {
        return !over && follower.isOpen();
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
        while (goesOn()) {
            pause(settings.claimRenewal());
            try {
                if (!positions.renew()) {
                    over = true;
                }
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
}
