package jp.nagaokapay.ledger.log;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the log, under {@code nagaokapay.log}.
 *
 * @param engine {@code GROUP_COMMIT}, or for comparison {@code PLAIN}
 * @param benchmark whether this process is a benchmark, the only place where {@code PLAIN} starts
 * @param cachedAggregates most aggregates kept in memory
 * @param snapshotEvery events of an aggregate after which a snapshot is taken
 * @param queueCapacity commands that may wait for the log; more are answered 503 at once
 * @param waitAtMost how long a command waits for the log before the outcome counts as unclear
 * @param tailPause how long a batch gathers for the log's followers when there is something to
 *     follow and nobody waits for it: more is larger batches and less work beside the payments,
 *     less is fresher projections
 * @param otherNodesEvents how soon the followers look for what another node has appended; what this
 *     one appends wakes them
 * @param pacedPolicies policies that are given what there is only once in a {@code pace}, or when
 *     somebody waits for them, since one command of theirs serves many events
 * @param pace how long these gather
 * @param claimRenewal how often a processor at the end of the log renews its claim; to stop it
 *     takes as long
 * @param processorBatch most events a processor handles in one transaction
 * @param catchUpBatch the same for projections that are far behind the others
 * @param refilledApart projections that take a thread and a connection for themselves when all are
 *     filled again from the first event: those that cost the most
 */
@ConfigurationProperties("nagaokapay.log")
public record LogSettings(
        @DefaultValue("GROUP_COMMIT") Engine engine,
        @DefaultValue("false") boolean benchmark,
        @DefaultValue("20000") long cachedAggregates,
        @DefaultValue("50") int snapshotEvery,
        @DefaultValue("2000") int queueCapacity,
        @DefaultValue("15s") Duration waitAtMost,
        @DefaultValue("50ms") Duration tailPause,
        @DefaultValue("20ms") Duration otherNodesEvents,
        @DefaultValue("policy-receivable") Set<String> pacedPolicies,
        @DefaultValue("500ms") Duration pace,
        @DefaultValue("1s") Duration claimRenewal,
        @DefaultValue("2000") int processorBatch,
        @DefaultValue("10000") int catchUpBatch,
        @DefaultValue("journal") Set<String> refilledApart) {

    enum Engine {
        GROUP_COMMIT,
        PLAIN
    }

    public boolean plain() {
        return engine == Engine.PLAIN;
    }
}
