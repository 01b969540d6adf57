package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.QR_CRC_WRONG;
import static jp.nagaokapay.codes.BadCode.Reason.QR_MALFORMED;
import static jp.nagaokapay.codes.BadCode.Reason.QR_NOT_OURS;

import com.emv.qrcode.core.CRC;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A merchant-presented payload as its fields in their order: two digits of id, two of length in
 * characters, the value. Written again it is the same to the letter.
 *
 * @param fields all but the checksum (63), which is last and follows from them
 */
record EmvPayload(List<EmvField> fields) {
    private static final int BYTES_MAX = 512;
    private static final int CHARACTERS_MAX = 99;
    private static final Beginning BEGINNING = new Beginning("0002");
    private static final String CRC_HEAD = "6304";
    private static final Pattern CRC_TAIL = Pattern.compile(CRC_HEAD + "[0-9A-Fa-f]{4}");
    private static final int CRC_LENGTH = 8;
    private static final String IN_ADDRESSES = "://";

    EmvPayload {
        fields = List.copyOf(fields);
    }

    /**
     * Fails unless a payload of whatever scheme is as it was written: it ends with a checksum, and
     * that fits.
     */
    static void requireWhole(String scanned) {
        boolean hasEnd = CRC_TAIL.matcher(end(scanned)).matches();
        if (!BEGINNING.isOf(scanned) && (!hasEnd || scanned.contains(IN_ADDRESSES))) {
            throw new BadCode(QR_NOT_OURS, "not of EMVCo's form");
        }
        if (!hasEnd) {
            throw malformed("does not end with a checksum");
        }
        if (!checksum(body(scanned)).equalsIgnoreCase(end(scanned).substring(CRC_HEAD.length()))) {
            throw new BadCode(QR_CRC_WRONG, "checksum does not fit");
        }
    }

    /** Reads strictly: checksum, lengths, no id twice on a level, nothing left over. */
    static EmvPayload read(String payload) {
        requireWhole(payload);
        if (!end(payload).equals(CRC_HEAD + checksum(body(payload)))) {
            throw new BadCode(QR_CRC_WRONG, "checksum in small letters, as none of ours is");
        }
        if (utf8(payload).length > BYTES_MAX) {
            throw malformed("longer than 512 bytes");
        }
        List<EmvField> fields = fieldsIn(body(payload));
        if (fields.isEmpty() || !fields.getFirst().equals(new EmvField("00", "01"))) {
            throw malformed("does not begin with payload format 01");
        }
        if (fields.stream().anyMatch(field -> field.id().equals("63"))) {
            throw malformed("a checksum before the end");
        }
        return new EmvPayload(fields);
    }

    private static String body(String payload) {
        return payload.substring(0, Math.max(0, payload.length() - CRC_LENGTH));
    }

    private static String end(String payload) {
        return payload.substring(body(payload).length());
    }

    Optional<String> value(String id) {
        return value(fields, id);
    }

    static Optional<String> value(List<EmvField> fields, String id) {
        return fields.stream()
                .filter(field -> field.id().equals(id))
                .map(EmvField::value)
                .findFirst();
    }

    /** The payload, checksum included. */
    String written() {
        String body = written(fields);
        String payload = body + CRC_HEAD + checksum(body);
        if (utf8(payload).length > BYTES_MAX) {
            throw new IllegalArgumentException("longer than 512 bytes");
        }
        return payload;
    }

    static String written(List<EmvField> fields) {
        return fields.stream().map(EmvPayload::written).collect(Collectors.joining());
    }

    private static String written(EmvField field) {
        int length = characters(field.value());
        if (length < 1 || length > CHARACTERS_MAX) {
            throw new IllegalArgumentException("field " + field.id() + " has " + length);
        }
        return field.id() + twoDigits(length) + field.value();
    }

    static List<EmvField> fieldsIn(String text) {
        List<EmvField> fields = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int at = 0;
        while (at < text.length()) {
            if (text.length() - at < 4 || !areDigits(text, at, at + 4)) {
                throw malformed("no id and length where a field should begin");
            }
            String id = text.substring(at, at + 2);
            int length = Integer.parseInt(text, at + 2, at + 4, 10);
            at += 4;
            if (length == 0 || length > text.codePointCount(at, text.length())) {
                throw malformed("field " + id + " is empty or longer than what it stands in");
            }
            int end = text.offsetByCodePoints(at, length);
            if (!ids.add(id)) {
                throw malformed("field " + id + " twice");
            }
            fields.add(new EmvField(id, text.substring(at, end)));
            at = end;
        }
        return fields;
    }

    private static boolean areDigits(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String checksum(String body) {
        return "%04X".formatted(CRC.crc16(utf8(body + CRC_HEAD)));
    }

    static int characters(String value) {
        return value.codePointCount(0, value.length());
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BadCode malformed(String detail) {
        return new BadCode(QR_MALFORMED, detail);
    }
}
