package jp.nagaokapay.ledger.log.append;

import java.time.Instant;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.event.StoredKind;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.event.StoredPayload;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** From Axon's messages to rows of the log. */
public final class LogEntries {
    /** U+0000 as JSON escapes it; after an odd backslash these are plain letters. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\{2})*\\\\u0000");

    private final StoredNames names;

    public LogEntries(StoredNames names) {
        this.names = names;
    }

    public LogEntry of(DomainEventMessage<?> message, LogEntry.Keys keys) {
        LedgerEvent event = (LedgerEvent) message.getPayload();
        StoredNames.Stored stored = names.events().require(event.getClass());
        String json = storable(event);
        String less = without(json, stored.kind(), message, event.occurredAt());
        return new LogEntry(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                less == null ? stored.kind().whole() : stored.kind(),
                stored.revision(),
                event.occurredAt(),
                less == null ? json : less,
                message.getMetaData().isEmpty() ? null : storable(message.getMetaData()),
                keys);
    }

    private static @Nullable String without(
            String json, StoredKind kind, DomainEventMessage<?> message, Instant occurredAt) {
        return kind.idField() == null
                ? null
                : StoredPayload.without(
                        json, kind.idField(), message.getAggregateIdentifier(), occurredAt);
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
