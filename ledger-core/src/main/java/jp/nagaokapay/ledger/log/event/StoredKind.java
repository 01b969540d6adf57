package jp.nagaokapay.ledger.log.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a row for an event's name, or an answer's: a number made from it, so that all
 * nodes and all versions of this program have the same and nobody hands them out. The table {@code
 * stored_kind} says what each means.
 *
 * @param idField the field that is left out of the payload with {@code occurredAt}, since it says
 *     what the row's {@code aggregate_id} says; null where the payload is whole
 */
public record StoredKind(int number, String name, @Nullable String idField) {
    public StoredKind(String name, @Nullable String idField) {
        this(number(name + '\n' + (idField == null ? "" : idField)), name, idField);
    }

    /** The kind of the same events when their payload is stored whole. */
    public StoredKind whole() {
        return new StoredKind(name, null);
    }

    private static int number(String what) {
        return ByteBuffer.wrap(Sha256.of(what.getBytes(StandardCharsets.UTF_8))).getInt();
    }
}
