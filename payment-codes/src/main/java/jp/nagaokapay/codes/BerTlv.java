package jp.nagaokapay.codes;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * BER-TLV as far as payment codes need it: tags of one or two bytes, lengths up to 255, each tag at
 * most once. Stricter than the standard on purpose: what it cannot write it does not read.
 */
final class BerTlv {
    private static final int LOW_FIVE_BITS = 0x1F;
    private static final int LONG_FORM = 0x80;
    private static final int ONE_LENGTH_BYTE = 0x81;

    private BerTlv() {}

    /** Values by tag, in their order. */
    static Map<Integer, byte[]> read(byte[] bytes) {
        Map<Integer, byte[]> values = new LinkedHashMap<>();
        int at = 0;
        while (at < bytes.length) {
            int tag = bytes[at++] & 0xFF;
            if ((tag & LOW_FIVE_BITS) == LOW_FIVE_BITS) {
                int second = at < bytes.length ? bytes[at++] & 0xFF : LONG_FORM;
                if (second >= LONG_FORM) {
                    throw malformed("a tag of more than two bytes");
                }
                tag = tag << 8 | second;
            }
            int length = at < bytes.length ? bytes[at++] & 0xFF : bytes.length;
            if (length == ONE_LENGTH_BYTE) {
                length = at < bytes.length ? bytes[at++] & 0xFF : 0;
                if (length < LONG_FORM) {
                    throw malformed("a length that is not in its shortest form");
                }
            } else if (length >= LONG_FORM) {
                throw malformed("a length of more than 255");
            }
            if (length > bytes.length - at) {
                throw malformed("a value that ends after the code");
            }
            byte[] value = new byte[length];
            System.arraycopy(bytes, at, value, 0, length);
            at += length;
            if (values.put(tag, value) != null) {
                throw malformed("a tag twice");
            }
        }
        return values;
    }

    static void write(ByteArrayOutputStream out, int tag, byte[] value) {
        if (value.length > 0xFF) {
            throw new IllegalArgumentException("value too long for a payment code");
        }
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag & 0xFF);
        if (value.length >= LONG_FORM) {
            out.write(ONE_LENGTH_BYTE);
        }
        out.write(value.length);
        out.writeBytes(value);
    }

    private static BadCode malformed(String detail) {
        return new BadCode(BadCode.Reason.CODE_MALFORMED, detail);
    }
}
