package jp.nagaokapay.codes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * How a network writes a payment number into a customer-presented code.
 *
 * @param payloadFormat tag 85, by which readers know the form
 * @param applicationId tag 4F in hex: whose code it is
 * @param account how the number stands in tag 57
 */
record CustomerCodeFormat(String payloadFormat, String applicationId, Account account) {
    private static final Pattern FILLING = Pattern.compile("f+$");

    enum Account {
        /** A character a digit. */
        TEXT,
        /** Two digits a byte; other writers fill them up with F on the right. */
        PACKED
    }

    byte[] application() {
        return HexFormat.of().parseHex(applicationId);
    }

    byte[] written(String number) {
        return switch (account) {
            case TEXT -> number.getBytes(StandardCharsets.US_ASCII);
            case PACKED -> HexFormat.of().parseHex(number);
        };
    }

    /** The number in an account, which may have any form. */
    String read(byte[] bytes) {
        return switch (account) {
            case TEXT -> new String(bytes, StandardCharsets.ISO_8859_1);
            case PACKED -> FILLING.matcher(HexFormat.of().formatHex(bytes)).replaceFirst("");
        };
    }
}
