package jp.nagaokapay.ledger.log.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;

/**
 * An event's JSON without what its row says already: its first two fields, the aggregate's id and
 * {@code occurredAt}.
 */
public final class StoredPayload {
    private static final byte[] EMPTY = {'{', '}'};

    private StoredPayload() {}

    /** The JSON without them; null when it does not begin with exactly what the row says. */
    public static @Nullable String without(
            String json, String idField, String aggregateId, Instant occurredAt) {
        String head = head(idField, aggregateId, occurredAt);
        boolean told = SqlTime.utc(occurredAt).toInstant().equals(occurredAt);
        if (!told || !json.startsWith(head)) {
            return null;
        }
        return '{' + json.substring(head.length() + (json.charAt(head.length()) == ',' ? 1 : 0));
    }

    /** The JSON as it was. */
    public static byte[] with(
            byte[] payload, String idField, String aggregateId, Instant occurredAt) {
        byte[] head = head(idField, aggregateId, occurredAt).getBytes(StandardCharsets.UTF_8);
        boolean more = payload.length > EMPTY.length;
        byte[] json = new byte[head.length + payload.length - (more ? 0 : 1)];
        System.arraycopy(head, 0, json, 0, head.length);
        System.arraycopy(payload, 1, json, json.length - payload.length + 1, payload.length - 1);
        if (more) {
            json[head.length] = ',';
        }
        return json;
    }

    private static String head(String idField, String aggregateId, Instant occurredAt) {
        return "{\"" + idField + "\":\"" + aggregateId + "\",\"occurredAt\":\"" + occurredAt + '"';
    }
}
