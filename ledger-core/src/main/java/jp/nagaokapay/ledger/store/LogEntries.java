package jp.nagaokapay.ledger.store;

import jp.nagaokapay.ledger.message.LedgerEvent;
import org.axonframework.eventhandling.DomainEventMessage;

/** From Axon's messages to rows of the log. */
final class LogEntries {
    private static final String NO_METADATA = "{}";

    private LogEntries() {}

    static LogEntry of(DomainEventMessage<?> message, LogEntry.Keys keys) {
        LedgerEvent event = (LedgerEvent) message.getPayload();
        StoredNames.Stored stored = EventNames.EVENTS.require(event.getClass());
        return new LogEntry(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getType(),
                message.getIdentifier(),
                stored.name(),
                stored.revision(),
                event.occurredAt(),
                StoredJson.write(event),
                message.getMetaData().isEmpty()
                        ? NO_METADATA
                        : StoredJson.write(message.getMetaData()),
                keys);
    }
}
