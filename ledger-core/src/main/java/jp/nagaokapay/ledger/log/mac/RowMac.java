package jp.nagaokapay.ledger.log.mac;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The code of one row: two bytes with the key's number, then the first sixteen of HMAC-SHA-256 over
 * the row.
 *
 * <p>The bytes of a row are, in the order of {@link Row}'s fields and everything big-endian: for
 * {@code sequenceNumber} and {@code kind} four bytes each; for {@code occurredAt} eight, the
 * microseconds since 1970; for each other field four bytes with its length and then its bytes
 * (texts in UTF-8, {@code answerKind} as four bytes), or -1 where there is none. Before all of it
 * stands {@value #DOMAIN}, as a text.
 */
public final class RowMac {
    private static final String DOMAIN = "nagaokapay-log-1";

    private static final int MAC_BYTES = 16; // NIST SP 800-107 lets a tag be cut to half
    private static final int NUMBER_BYTES = Short.BYTES;
    private static final int NONE = -1;

    private RowMac() {}

    public static byte[] of(Row row, MacKey key) {
        return ByteBuffer.allocate(NUMBER_BYTES + MAC_BYTES)
                .putShort((short) key.number())
                .put(key.mac(bytes(row)), 0, MAC_BYTES)
                .array();
    }

    /** Whether the code was made of this row, with one of these keys. */
    static boolean matches(Row row, byte[] mac, MacKeys keys) {
        return mac.length == NUMBER_BYTES + MAC_BYTES
                && keys.of(Short.toUnsignedInt(ByteBuffer.wrap(mac).getShort()))
                        .map(key -> MessageDigest.isEqual(of(row, key), mac))
                        .orElse(false);
    }

    private static byte[] bytes(Row row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, DOMAIN);
            field(out, row.aggregateId);
            out.writeInt(row.sequenceNumber);
            out.writeInt(row.kind);
            text(out, row.revision);
            out.writeLong(row.occurredAt);
            text(out, row.payload);
            text(out, row.metadata);
            field(out, row.businessKey);
            field(out, row.aliasKey);
            field(out, row.idempotencyKey);
            field(out, row.requestHash);
            field(
                    out,
                    row.answerKind == null
                            ? null
                            : ByteBuffer.allocate(Integer.BYTES).putInt(row.answerKind).array());
            text(out, row.answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        field(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void field(DataOutputStream out, byte @Nullable [] field) throws IOException {
        out.writeInt(field == null ? NONE : field.length);
        if (field != null) {
            out.write(field);
        }
    }

    /**
     * What a row says, as its columns have it. Its position is not part of it, for it is not known
     * before the row is there, nor is when it was recorded.
     *
     * @param occurredAt microseconds since 1970
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares rows
    public record Row(
            byte[] aggregateId,
            int sequenceNumber,
            int kind,
            @Nullable String revision,
            long occurredAt,
            String payload,
            @Nullable String metadata,
            byte @Nullable [] businessKey,
            byte @Nullable [] aliasKey,
            byte @Nullable [] idempotencyKey,
            byte @Nullable [] requestHash,
            @Nullable Integer answerKind,
            @Nullable String answer) {}
}
