package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.CODE_MALFORMED;
import static jp.nagaokapay.codes.BadCode.Reason.CODE_NOT_OURS;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customer-presented codes (CPM): one payment number, shown as a QR payload and as a barcode.
 *
 * <p>A payload is {@code 85} payload format, {@code 61} { {@code 4F} application, {@code 57}
 * account }, in BER-TLV and base64; what stands in them is the network's {@link
 * CustomerCodeFormat}. A barcode is the network's prefix followed by the number, for Code 128.
 *
 * <p>Safe for use by several threads.
 */
public final class CustomerCodes {
    /** How many digits a payment number has; the barcode then has 24, as JPQR allows at most. */
    public static final int NUMBER_DIGITS = 16;

    private static final int PAYLOAD_FORMAT = 0x85;
    private static final int APPLICATION_TEMPLATE = 0x61;
    private static final int COMMON_TEMPLATE = 0x62;
    private static final int APPLICATION = 0x4F;
    private static final int ACCOUNT = 0x57;
    private static final int SCANNED_CHARACTERS_MAX = 700;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{" + NUMBER_DIGITS + "}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,40}");

    private final QrNetworks networks;

    public CustomerCodes(QrNetworks networks) {
        this.networks = networks;
    }

    /**
     * What the QR code holds: base64, in the format of the network that the settings name.
     *
     * @param number the payment number: {@value #NUMBER_DIGITS} digits
     */
    public String payload(String number) {
        return payload(number, networks.issuing().customerFormat().orElseThrow());
    }

    static String payload(String number, CustomerCodeFormat format) {
        requireNumber(number);
        var application = new ByteArrayOutputStream();
        BerTlv.write(application, APPLICATION, format.application());
        BerTlv.write(application, ACCOUNT, format.written(number));
        var code = new ByteArrayOutputStream();
        BerTlv.write(code, PAYLOAD_FORMAT, text(format.payloadFormat()));
        BerTlv.write(code, APPLICATION_TEMPLATE, application.toByteArray());
        return Base64.getEncoder().encodeToString(code.toByteArray());
    }

    /** The digits of the barcode for the same number, of the first network that has barcodes. */
    public String barcode(String number) {
        requireNumber(number);
        return barcodePrefixes().findFirst().orElseThrow() + number;
    }

    /**
     * The payment number in what a shop's scanner read: a payload or a barcode of any network.
     * Blanks around it are ignored, as scanners add them.
     *
     * @throws BadCode when it has no such form, or is of another issuer
     */
    public String read(String scanned) {
        if (scanned.length() > SCANNED_CHARACTERS_MAX) {
            throw new BadCode(CODE_MALFORMED, "too long");
        }
        String code = scanned.strip();
        return DIGITS.matcher(code).matches() ? readBarcode(code) : readPayload(code);
    }

    private String readBarcode(String digits) {
        return barcodePrefixes()
                .filter(digits::startsWith)
                .findFirst()
                .map(prefix -> numberIn(digits.substring(prefix.length())))
                .orElseThrow(() -> new BadCode(CODE_NOT_OURS, "barcode of another issuer"));
    }

    private String readPayload(String base64) {
        Map<Integer, byte[]> code = BerTlv.read(decode(base64));
        if (code.isEmpty() || code.keySet().iterator().next() != PAYLOAD_FORMAT) {
            throw new BadCode(CODE_MALFORMED, "does not begin with a payload format");
        }
        byte[] payloadFormat = required(code.get(PAYLOAD_FORMAT), "payload format");
        List<CustomerCodeFormat> formats =
                formats()
                        .filter(it -> Arrays.equals(text(it.payloadFormat()), payloadFormat))
                        .toList();
        if (formats.isEmpty()) {
            throw new BadCode(CODE_MALFORMED, "unknown payload format");
        }
        if (code.containsKey(COMMON_TEMPLATE)) {
            BerTlv.read(required(code.get(COMMON_TEMPLATE), "common template"));
        }
        byte[] template = required(code.get(APPLICATION_TEMPLATE), "application template");
        Map<Integer, byte[]> values = BerTlv.read(template);
        byte[] application = required(values.get(APPLICATION), "application");
        byte[] account = required(values.get(ACCOUNT), "account");
        return formats.stream()
                .filter(format -> Arrays.equals(format.application(), application))
                .findFirst()
                .map(format -> numberIn(format.read(account)))
                .orElseThrow(() -> new BadCode(CODE_NOT_OURS, "code of another issuer"));
    }

    private Stream<CustomerCodeFormat> formats() {
        return networks.all().stream().map(QrNetwork::customerFormat).flatMap(Optional::stream);
    }

    private Stream<String> barcodePrefixes() {
        return networks.all().stream().map(QrNetwork::barcodePrefix).flatMap(Optional::stream);
    }

    private static byte[] decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BadCode(CODE_MALFORMED, "neither base64 nor digits");
        }
        throw new BadCode(CODE_MALFORMED, "base64 that is not in its one canonical form");
    }

    private static byte[] required(byte @Nullable [] value, String what) {
        if (value == null) {
            throw new BadCode(CODE_MALFORMED, "no " + what);
        }
        return value;
    }

    private static String numberIn(String digits) {
        if (!NUMBER.matcher(digits).matches()) {
            throw new BadCode(CODE_MALFORMED, "not a payment number");
        }
        return digits;
    }

    private static void requireNumber(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("a payment number has 16 digits");
        }
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
