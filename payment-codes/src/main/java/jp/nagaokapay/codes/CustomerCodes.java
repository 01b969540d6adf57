package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.CODE_MALFORMED;
import static jp.nagaokapay.codes.BadCode.Reason.CODE_NOT_OURS;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.codes.BerTlv.Element;

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

    /** How many digits a printed card's code has: its number, and a secret. */
    public static final int CARD_DIGITS = 36;

    private static final int PAYLOAD_FORMAT = 0x85;
    private static final int APPLICATION_TEMPLATE = 0x61;
    private static final int APPLICATION = 0x4F;
    private static final int ACCOUNT = 0x57;
    private static final Base64.Encoder UNFILLED = Base64.getEncoder().withoutPadding();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{" + NUMBER_DIGITS + "}");
    private static final Pattern CARD = Pattern.compile("[0-9]{" + CARD_DIGITS + "}");

    /** In base64, the first twelve bits of a payload format. */
    private static final Beginning PAYLOAD = new Beginning("hQ");

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
     * What a printed card's QR code and its barcode hold, both the same.
     *
     * @param code the card's: {@value #CARD_DIGITS} digits
     */
    public String card(String code) {
        if (!CARD.matcher(code).matches()) {
            throw new IllegalArgumentException("a card's code has 36 digits");
        }
        return barcodePrefixes().findFirst().orElseThrow() + code;
    }

    /**
     * The payment number in what a shop's scanner read: a payload or a barcode of any network; or a
     * printed card's code, which is longer. Blanks around it are ignored, as scanners add them, and
     * so is the width of the letters, as they type into an input method.
     *
     * @throws BadCode when it is damaged or cut, or is no customer's code of ours
     */
    public String read(String scanned) {
        String code = Normalizer.normalize(scanned, Normalizer.Form.NFKC).strip();
        return PAYLOAD.isOf(code) ? readPayload(code) : readBarcode(code);
    }

    private String readBarcode(String code) {
        return barcodePrefixes()
                .map(Beginning::new)
                .filter(prefix -> prefix.isOf(code))
                .findFirst()
                .map(prefix -> prefix.rest(code))
                .map(digits -> CARD.matcher(digits).matches() ? digits : numberIn(digits))
                .orElseThrow(() -> new BadCode(CODE_NOT_OURS, "neither payload nor our barcode"));
    }

    private String readPayload(String base64) {
        List<Element> code = BerTlv.read(decode(base64));
        if (code.isEmpty() || code.getFirst().tag() != PAYLOAD_FORMAT) {
            throw new BadCode(CODE_MALFORMED, "does not begin with a payload format");
        }
        byte[] payloadFormat = code.getFirst().value();
        List<CustomerCodeFormat> formats =
                formats()
                        .filter(it -> Arrays.equals(text(it.payloadFormat()), payloadFormat))
                        .toList();
        List<Element> templates =
                code.stream().filter(it -> it.tag() == APPLICATION_TEMPLATE).toList();
        if (templates.isEmpty()) {
            throw new BadCode(CODE_MALFORMED, "no application template");
        }
        // A customer's wallet may offer several applications in one code; each shop takes its own.
        Set<String> numbers =
                templates.stream()
                        .flatMap(template -> number(template.nested(), formats).stream())
                        .collect(Collectors.toSet());
        if (numbers.size() > 1) {
            throw new BadCode(CODE_MALFORMED, "more than one payment number");
        }
        return numbers.stream()
                .findFirst()
                .orElseThrow(() -> new BadCode(CODE_NOT_OURS, "code of another issuer"));
    }

    /** Empty where the application is another issuer's. */
    private static Optional<String> number(
            List<Element> template, List<CustomerCodeFormat> formats) {
        byte[] application = only(template, APPLICATION);
        return formats.stream()
                .filter(format -> Arrays.equals(format.application(), application))
                .findFirst()
                .map(format -> numberIn(format.read(only(template, ACCOUNT))));
    }

    private static byte[] only(List<Element> elements, int tag) {
        List<Element> found = elements.stream().filter(it -> it.tag() == tag).toList();
        if (found.size() != 1) {
            throw new BadCode(CODE_MALFORMED, "not one tag %X".formatted(tag));
        }
        return found.getFirst().value();
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
            // Not all writers fill it up at its end.
            if (UNFILLED.encodeToString(bytes).equals(base64.replace("=", ""))) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BadCode(CODE_MALFORMED, "not base64");
        }
        throw new BadCode(CODE_MALFORMED, "base64 that is not in its one canonical form");
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
