package jp.nagaokapay.ledger.settlement.closing;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** Under which names the log keeps what this package says. */
public final class ClosingNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("closing.begun", ClosingEvent.ClosingBegun.class)
                    .event("closing.completed", ClosingEvent.ClosingCompleted.class)
                    .answer("closing-id", ClosingId.class);

    private ClosingNames() {}
}
