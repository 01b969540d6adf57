package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.CODE_MALFORMED;
import static jp.nagaokapay.codes.BadCode.Reason.CODE_NOT_OURS;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import jp.nagaokapay.codes.CodeSettings.Issued;
import org.jspecify.annotations.Nullable;

/**
 * Customer-presented codes (CPM): one payment number, shown as a QR payload and as a barcode.
 *
 * <p>JPQR: {@code 85} = {@code JPQR1}, {@code 61} { {@code 4F} issuer's code, {@code 57} payment
 * number, {@code 99} free }, all text. EMVCo: {@code 85} = {@code CPV01}, {@code 61} { {@code 4F}
 * application id, {@code 57} account, packed digits filled up with F }. The barcode is the issuer's
 * code followed by the number, for Code 128.
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
    private static final Pattern FILLING = Pattern.compile("f+$");
    private static final byte[] JPQR = text("JPQR1");
    private static final byte[] EMVCO = text("CPV01");

    private final Issued issued;
    private final String issuerCode;
    private final byte[] applicationId;

    public CustomerCodes(CodeSettings settings) {
        this.issued = settings.issued();
        this.issuerCode = settings.issuerCode();
        this.applicationId = HexFormat.of().parseHex(settings.applicationId());
    }

    /**
     * What the QR code holds: base64, in the form chosen by the settings.
     *
     * @param number the payment number: {@value #NUMBER_DIGITS} digits
     */
    public String payload(String number) {
        return payload(number, issued);
    }

    String payload(String number, Issued form) {
        requireNumber(number);
        var application = new ByteArrayOutputStream();
        var code = new ByteArrayOutputStream();
        switch (form) {
            case JPQR -> {
                BerTlv.write(application, APPLICATION, text(issuerCode));
                BerTlv.write(application, ACCOUNT, text(number));
                BerTlv.write(code, PAYLOAD_FORMAT, JPQR);
            }
            case EMVCO -> {
                BerTlv.write(application, APPLICATION, applicationId);
                BerTlv.write(application, ACCOUNT, HexFormat.of().parseHex(number));
                BerTlv.write(code, PAYLOAD_FORMAT, EMVCO);
            }
        }
        BerTlv.write(code, APPLICATION_TEMPLATE, application.toByteArray());
        return Base64.getEncoder().encodeToString(code.toByteArray());
    }

    /** The digits of the barcode for the same number. */
    public String barcode(String number) {
        requireNumber(number);
        return issuerCode + number;
    }

    /**
     * The payment number in what a shop's scanner read: a payload of either form, or a barcode.
     * Blanks around it are forgiven, for scanners add them.
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
        if (!digits.startsWith(issuerCode)) {
            throw new BadCode(CODE_NOT_OURS, "barcode of another issuer");
        }
        return numberIn(digits.substring(issuerCode.length()));
    }

    private String readPayload(String base64) {
        Map<Integer, byte[]> code = BerTlv.read(decode(base64));
        if (code.isEmpty() || code.keySet().iterator().next() != PAYLOAD_FORMAT) {
            throw new BadCode(CODE_MALFORMED, "does not begin with a payload format");
        }
        byte[] format = required(code.get(PAYLOAD_FORMAT), "payload format");
        boolean jpqr = Arrays.equals(format, JPQR);
        if (!jpqr && !Arrays.equals(format, EMVCO)) {
            throw new BadCode(CODE_MALFORMED, "unknown payload format");
        }
        if (code.containsKey(COMMON_TEMPLATE)) {
            BerTlv.read(required(code.get(COMMON_TEMPLATE), "common template"));
        }
        byte[] template = required(code.get(APPLICATION_TEMPLATE), "application template");
        Map<Integer, byte[]> application = BerTlv.read(template);
        byte[] issuer = required(application.get(APPLICATION), "application");
        byte[] account = required(application.get(ACCOUNT), "account");
        if (!Arrays.equals(issuer, jpqr ? text(issuerCode) : applicationId)) {
            throw new BadCode(CODE_NOT_OURS, "code of another issuer");
        }
        return numberIn(
                jpqr
                        ? new String(account, StandardCharsets.ISO_8859_1)
                        : unfilled(HexFormat.of().formatHex(account)));
    }

    /** Packed digits, without the Fs with which other writers fill them up on the right. */
    private static String unfilled(String packed) {
        return FILLING.matcher(packed).replaceFirst("");
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
        throw new BadCode(CODE_MALFORMED, "base64 that nobody writes so");
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
