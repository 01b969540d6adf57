package jp.nagaokapay.ledger.log.read;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;

/** Parts of the log, for readers who ask for few kinds of events and remember nothing. */
public interface LogSelection {
    /** Most events of one answer; a reader with as many asks on behind the last. */
    int PAGE = 1_000;

    /**
     * The events of these kinds behind a position, oldest first, at most {@link #PAGE}.
     *
     * @param upToPosition the last position that is looked at
     */
    List<EventLog.Entry> read(
            long afterPosition, long upToPosition, Set<Class<? extends LedgerEvent>> kinds);

    /** The first events of these kinds in an aggregate's stream, at most {@link #PAGE}. */
    List<LedgerEvent> ofAggregate(String aggregateId, Set<Class<? extends LedgerEvent>> kinds);

    /**
     * The positions between which everything lies that happened at {@code from} or later and before
     * {@code to}. As the log follows the order of recording, they may hold a few others too.
     */
    Range between(Instant from, Instant to);

    /**
     * @param after the position before the first
     * @param upTo the last position
     */
    record Range(long after, long upTo) {}
}
