package jp.nagaokapay.api.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.job.DayOfJobs;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets days of the demo pass, one after the other: the clock goes a day ahead, everything that jobs
 * do in a day is done, and what follows from it is awaited. A move that is cut off stays where it
 * had come to, and can be made again from there.
 */
@OnlyInDemo
@Component
class DemoTime {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTime.class);
    private static final Duration FOLLOWED_WITHIN = Duration.ofMinutes(2);

    private final DemoClock clock;
    private final DayOfJobs jobs;
    private final Processors processors;
    private final ClusterLock lock;

    DemoTime(DemoClock clock, DayOfJobs jobs, Processors processors, ClusterLock lock) {
        this.clock = clock;
        this.jobs = jobs;
        this.processors = processors;
        this.lock = lock;
    }

    /** Lets so much time pass, from today on. */
    void forward(Period time) {
        lock.take("demo-clock", () -> passUntil(today().plus(time)));
    }

    /** Lets time pass until it is that date; does nothing when it is already. */
    void forwardTo(LocalDate date) {
        lock.take("demo-clock", () -> passUntil(date));
    }

    private void passUntil(LocalDate date) {
        DemoClockRule.DATE_IS_NOT_PAST.require(!date.isBefore(today()));
        DemoClockRule.MOVE_IS_SHORT.require(
                !date.isAfter(today().plusDays(DemoClockRule.DAYS_MAX)),
                Map.of("most", DemoClockRule.DAYS_MAX));
        while (today().isBefore(date)) {
            clock.moveADay();
            jobs.run();
            processors.awaitDrained(FOLLOWED_WITHIN);
            LOG.info("It is {} now.", today());
        }
    }

    private LocalDate today() {
        return BusinessDate.of(clock.instant());
    }

    Clock clock() {
        return clock;
    }

    int daysAhead() {
        return clock.daysAhead();
    }
}
