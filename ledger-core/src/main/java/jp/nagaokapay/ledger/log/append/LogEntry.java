package jp.nagaokapay.ledger.log.append;

import java.time.Instant;
import jp.nagaokapay.ledger.log.event.StoredKind;
import org.jspecify.annotations.Nullable;

/**
 * One row to append. Keys and the answer stand on the first row of a command only.
 *
 * @param payload JSON, without the fields that its kind leaves out
 * @param metadata JSON; null when there is none
 */
public record LogEntry(
        String aggregateId,
        long sequenceNumber,
        StoredKind kind,
        String revision,
        Instant occurredAt,
        String payload,
        @Nullable String metadata,
        @Nullable Keys keys) {

    /** What makes a command unique, and what it was answered. */
    public record Keys(
            @Nullable String business,
            @Nullable String alias,
            @Nullable String idempotency,
            @Nullable String requestHash,
            @Nullable StoredKind answerKind,
            @Nullable String answer) {
        public static final Keys NONE = new Keys(null, null, null, null, null, null);
    }

    String streamKey() {
        return aggregateId + '#' + sequenceNumber;
    }
}
