package jp.nagaokapay.ledger.log.read;

import java.util.List;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;

/** The log in order, for readers that remember a position. Nothing is skipped or shown twice. */
public interface LogFeed {
    /**
     * The next events behind a position, oldest first, at most 1,000; empty at the end of the log.
     */
    List<Entry> read(long afterPosition);

    /** The last position of the log; 0 when it is empty. */
    long head();

    record Entry(long position, String aggregateId, LedgerEvent event) {}
}
