package jp.nagaokapay.ledger.log.append;

import java.util.regex.Pattern;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.eventhandling.DomainEventMessage;

/** From Axon's messages to rows of the log. */
public final class LogEntries {
    private static final String NO_METADATA = "{}";

    /** U+0000 as JSON escapes it; after an odd backslash these are plain letters. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\{2})*\\\\u0000");

    private final StoredNames names;

    public LogEntries(StoredNames names) {
        this.names = names;
    }

    public LogEntry of(DomainEventMessage<?> message, LogEntry.Keys keys) {
        LedgerEvent event = (LedgerEvent) message.getPayload();
        StoredNames.Stored stored = names.events().require(event.getClass());
        return new LogEntry(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getType(),
                message.getIdentifier(),
                stored.name(),
                stored.revision(),
                event.occurredAt(),
                storable(event),
                message.getMetaData().isEmpty() ? NO_METADATA : storable(message.getMetaData()),
                keys);
    }

    /**
     * The last line of defence: a text with U+0000 would be written here and stop every projection
     * that reads it, for no text in the database can hold it.
     */
    private static String storable(Object value) {
        String json = StoredJson.write(value);
        if (json.contains("\\u0000") && NUL.matcher(json).find()) {
            throw new IllegalArgumentException(
                    value.getClass() + " holds U+0000, which the log cannot hand on");
        }
        return json;
    }
}
