package jp.nagaokapay.ledger.log.append;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row to append. Keys and the answer stand on the first row of a command only. */
public record LogEntry(
        String aggregateId,
        long sequenceNumber,
        String aggregateType,
        String eventId,
        String eventName,
        String revision,
        Instant occurredAt,
        String payload,
        String metadata,
        @Nullable Keys keys) {

    /** What makes a command unique, and what it was answered. */
    public record Keys(
            @Nullable String business,
            @Nullable String alias,
            @Nullable String idempotency,
            @Nullable String requestHash,
            @Nullable String answerName,
            @Nullable String answer) {
        public static final Keys NONE = new Keys(null, null, null, null, null, null);
    }

    String streamKey() {
        return aggregateId + '#' + sequenceNumber;
    }
}
