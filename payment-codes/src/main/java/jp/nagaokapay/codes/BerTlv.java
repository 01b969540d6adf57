package jp.nagaokapay.codes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** BER-TLV as payment codes need it: tags of up to four bytes, lengths of up to two more. */
final class BerTlv {
    private static final int LOW_FIVE_BITS = 0x1F;
    private static final int HIGH_BIT = 0x80;
    private static final int ONE_LENGTH_BYTE = 0x81;
    private static final int TWO_LENGTH_BYTES = 0x82;
    private static final int TAG_BYTES_MAX = 4;

    private final byte[] bytes;
    private int at;

    private BerTlv(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An element, never compared; a template's value is elements again. */
    @SuppressWarnings("ArrayRecordComponent")
    record Element(int tag, byte[] value) {
        List<Element> nested() {
            return read(value);
        }
    }

    /** The elements in their order. */
    static List<Element> read(byte[] bytes) {
        var reader = new BerTlv(bytes);
        List<Element> elements = new ArrayList<>();
        while (reader.at < bytes.length) {
            int tag = reader.tag();
            elements.add(new Element(tag, reader.value(reader.length())));
        }
        return elements;
    }

    private int tag() {
        int tag = next();
        if ((tag & LOW_FIVE_BITS) != LOW_FIVE_BITS) {
            return tag;
        }
        for (int i = 1; i < TAG_BYTES_MAX; i++) {
            int part = next();
            tag = tag << Byte.SIZE | part;
            if (part < HIGH_BIT) {
                return tag;
            }
        }
        throw malformed("a tag of more than four bytes");
    }

    private int length() {
        int first = next();
        if (first < HIGH_BIT) {
            return first;
        }
        return switch (first) {
            case ONE_LENGTH_BYTE -> next();
            case TWO_LENGTH_BYTES -> next() << Byte.SIZE | next();
            default -> throw malformed("a length of more than two bytes");
        };
    }

    private byte[] value(int length) {
        if (length > bytes.length - at) {
            throw malformed("a value that ends after the code");
        }
        int from = at;
        at += length;
        return Arrays.copyOfRange(bytes, from, at);
    }

    private int next() {
        if (at == bytes.length) {
            throw malformed("ends within an element");
        }
        return bytes[at++] & 0xFF;
    }

    static void write(ByteArrayOutputStream out, int tag, byte[] value) {
        if (value.length > 0xFF) {
            throw new IllegalArgumentException("value too long for a payment code");
        }
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag & 0xFF);
        if (value.length >= HIGH_BIT) {
            out.write(ONE_LENGTH_BYTE);
        }
        out.write(value.length);
        out.writeBytes(value);
    }

    private static BadCode malformed(String detail) {
        return new BadCode(BadCode.Reason.CODE_MALFORMED, detail);
    }
}
