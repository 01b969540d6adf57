package jp.nagaokapay.ledger.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the proof goes on: books that nobody checks must not look like books that agree. Known
 * from the database, so that every node says the same whichever does the checks.
 */
@Component
class ProofHealth {
    /** Anything but {@code false}, as the schedule itself reads its setting. */
    private static final String SCHEDULED = "#{!'false'.equals('${nagaokapay.jobs.enabled:true}')}";

    private static final Duration TRIED_WITHIN = Duration.ofMinutes(10);

    /** A check may wait that long for tables that are being filled or are too busy to compare. */
    private static final Duration DONE_WITHIN = Duration.ofHours(1);

    private final ProofTables tables;
    private final Clock clock;
    private final boolean scheduled;
    private final Instant startedAt;

    /**
     * @param scheduled whether this program runs jobs; without them nobody expects checks
     */
    ProofHealth(ProofTables tables, Clock clock, @Value(SCHEDULED) boolean scheduled) {
        this.tables = tables;
        this.clock = clock;
        this.scheduled = scheduled;
        startedAt = clock.instant();
    }

    Verdict of(List<String> checks) {
        Map<String, Run> runs = tables.runs();
        Instant now = clock.instant();
        return new Verdict(
                scheduled && checks.stream().anyMatch(check -> isStalled(runs.get(check), now)),
                checks.stream().filter(check -> hasFailed(runs.get(check))).toList());
    }

    private boolean isStalled(@Nullable Run run, Instant now) {
        return isOver(run == null ? null : run.triedAt(), TRIED_WITHIN, now)
                || isOver(run == null ? null : run.doneAt(), DONE_WITHIN, now);
    }

    /** What was before this program's start is not held against it. */
    private boolean isOver(@Nullable Instant last, Duration within, Instant now) {
        Instant since = last == null || last.isBefore(startedAt) ? startedAt : last;
        return since.plus(within).isBefore(now);
    }

    private static boolean hasFailed(@Nullable Run run) {
        return run != null && run.failure() != null;
    }

    record Verdict(boolean stalled, List<String> failing) {}

    /**
     * @param doneAt null for a check that never compared anything
     * @param failure what ended the last try; null when nothing did
     */
    record Run(Instant triedAt, @Nullable Instant doneAt, @Nullable String failure) {}
}
