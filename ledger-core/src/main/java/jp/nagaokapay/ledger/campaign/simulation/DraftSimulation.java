package jp.nagaokapay.ledger.campaign.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.campaign.earning.FollowedEvents;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.log.read.EventLog.Entry;
import jp.nagaokapay.ledger.log.read.LogSelection;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.springframework.stereotype.Component;

/**
 * What rules would have cost, had they been in force over a past part of the log, which is read
 * page by page. A few run at once, since each takes a core for a while.
 */
@Component
public final class DraftSimulation {
    /** Longest past that is looked at, in years. */
    static final int YEARS_MAX = 3;

    private static final int AT_ONCE_MAX = 2;
    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final LogSelection log;
    private final FactsBefore known;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE_MAX);

    DraftSimulation(LogSelection log, FactsBefore known, Clock clock) {
        this.log = log;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Evaluates the log from {@code from} up to {@code to} against the rules, as if that were their
     * period, and writes nothing. Refused by {@link SimulationRule}; {@link Unavailable} when too
     * many run already.
     *
     * <p>What the simulation cannot know: people who would have behaved otherwise, other campaigns
     * of an exclusive group, what a partner would have asked for, points that were spent before
     * they could be taken back (all come back here), and refunds after {@code to}. Lots are drawn
     * from a public seed of the simulation's own.
     */
    public SimulationResult run(CampaignRules rules, Instant from, Instant to) {
        SimulationRule.RULES_MEET_OCCASIONS.require(rules.trigger() != Trigger.ROLL);
        SimulationRule.RANGE_RUNS_FORWARD.require(from.isBefore(to));
        SimulationRule.RANGE_IS_PAST.require(!to.isAfter(clock.instant()));
        SimulationRule.RANGE_IS_OF_OUR_TIME.require(!from.isBefore(EARLIEST));
        OffsetDateTime latest = from.atZone(BusinessDate.ZONE).toOffsetDateTime();
        SimulationRule.RANGE_IS_SHORT_ENOUGH.require(
                !to.isAfter(latest.plusYears(YEARS_MAX).toInstant()), Map.of("years", YEARS_MAX));
        if (!free.tryAcquire()) {
            throw new Unavailable("other simulations are running", TRY_AGAIN, null);
        }
        try {
            return result(rules, from, to);
        } finally {
            free.release();
        }
    }

    private SimulationResult result(CampaignRules rules, Instant from, Instant to) {
        LogSelection.Range range = log.between(from, to);
        Set<Class<? extends LedgerEvent>> kinds = FollowedEvents.of(rules.trigger());
        SimulationRun run =
                new SimulationRun(rules, from, to, known.at(range.after()), undone(range, rules));
        read(range, kinds, run::follow);
        return run.result();
    }

    /**
     * The occasions in the range that are refunded or reversed in it. Only these must be remembered
     * one by one.
     */
    private Set<String> undone(LogSelection.Range range, CampaignRules rules) {
        Set<String> undone = new HashSet<>();
        read(
                range,
                FollowedEvents.undoing(rules.trigger()),
                page -> undone.addAll(FollowedEvents.needs(page).undone()));
        return undone;
    }

    private void read(
            LogSelection.Range range,
            Set<Class<? extends LedgerEvent>> kinds,
            Consumer<List<LedgerEvent>> reader) {
        if (kinds.isEmpty()) {
            return;
        }
        long position = range.after();
        List<Entry> page;
        do {
            page = log.read(position, range.upTo(), kinds);
            if (!page.isEmpty()) {
                reader.accept(page.stream().map(Entry::event).toList());
                position = page.getLast().position();
            }
        } while (page.size() == LogSelection.PAGE);
    }
}
