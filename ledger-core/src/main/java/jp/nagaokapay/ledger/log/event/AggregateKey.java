package jp.nagaokapay.ledger.log.event;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * An aggregate's id as the log has it. The ids of those with long streams are a type and a UUID: of
 * these it has one byte and sixteen. All others it has as they are; their first letter is never one
 * of those bytes. {@code aggregate_id(bytea)} and {@code aggregate_key(text)} are the same in SQL.
 */
public final class AggregateKey {
    /** The place of a type, from 1, is its byte: only ever add one, at the end. */
    private static final List<String> TYPES = List.of("wallet:", "merchant:", "campaign:", "link:");

    private static final int UUID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private AggregateKey() {}

    public static byte[] of(String id) {
        for (int i = 0; i < TYPES.size(); i++) {
            String type = TYPES.get(i);
            if (id.startsWith(type) && isUuid(id, type.length())) {
                byte[] key = new byte[1 + UUID_BYTES];
                key[0] = (byte) (i + 1);
                byte[] uuid = HEX.parseHex(id, type.length(), id.length());
                System.arraycopy(uuid, 0, key, 1, UUID_BYTES);
                return key;
            }
        }
        return id.getBytes(StandardCharsets.UTF_8);
    }

    public static String id(byte[] key) {
        return key.length > 0 && key[0] > 0 && key[0] <= TYPES.size()
                ? TYPES.get(key[0] - 1) + HEX.formatHex(key, 1, key.length)
                : new String(key, StandardCharsets.UTF_8);
    }

    private static boolean isUuid(String id, int start) {
        for (int i = start; i < id.length(); i++) {
            char character = id.charAt(i);
            if (!((character >= '0' && character <= '9')
                    || (character >= 'a' && character <= 'f'))) {
                return false;
            }
        }
        return id.length() == start + 2 * UUID_BYTES;
    }
}
