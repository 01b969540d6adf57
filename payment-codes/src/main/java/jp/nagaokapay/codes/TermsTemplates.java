package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.QR_MALFORMED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The terms of a dynamic code in two of EMVCo's unreserved templates, for none can have more than
 * 99 characters: {@code 80} { {@code 00} scheme, {@code 01} the shop's id of the payment }, {@code
 * 81} { {@code 00} scheme, {@code 01} end in seconds since 1970, {@code 02} 1 to capture or 0 to
 * hold, {@code 03} seal }.
 */
final class TermsTemplates {
    private static final String PAYMENT = "80";
    private static final String SEALED = "81";
    private static final Pattern PAYMENT_ID = Pattern.compile("[0-9A-Za-z._:-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
    private static final Pattern CAPTURE = Pattern.compile("[01]");
    private static final Pattern SEAL = Pattern.compile("[0-9A-Za-z_-]{1,43}");

    private final String schemeId;

    TermsTemplates(String schemeId) {
        this.schemeId = schemeId;
    }

    List<EmvField> write(CodeTerms terms) {
        return List.of(
                EmvField.template(
                        PAYMENT,
                        new EmvField("00", schemeId),
                        writable("01", PAYMENT_ID, terms.merchantPaymentId())),
                EmvField.template(
                        SEALED,
                        new EmvField("00", schemeId),
                        writable("01", SECONDS, Long.toString(terms.expiresAt().getEpochSecond())),
                        new EmvField("02", terms.capture() ? "1" : "0"),
                        writable("03", SEAL, terms.seal())));
    }

    /** Empty where neither template is ours; one without the other is malformed. */
    Optional<CodeTerms> read(EmvPayload payload) {
        Optional<List<EmvField>> payment = ours(payload, PAYMENT);
        Optional<List<EmvField>> sealed = ours(payload, SEALED);
        if (payment.isEmpty() && sealed.isEmpty()) {
            return Optional.empty();
        }
        List<EmvField> about = payment.orElseThrow(() -> malformed(PAYMENT));
        List<EmvField> rest = sealed.orElseThrow(() -> malformed(SEALED));
        String seconds = required(rest, "01", SECONDS);
        return Optional.of(
                new CodeTerms(
                        required(about, "01", PAYMENT_ID),
                        Instant.ofEpochSecond(Long.parseLong(seconds)),
                        required(rest, "02", CAPTURE).equals("1"),
                        required(rest, "03", SEAL)));
    }

    private Optional<List<EmvField>> ours(EmvPayload payload, String id) {
        return payload.fields().stream()
                .filter(field -> field.id().equals(id))
                .map(EmvField::nested)
                .filter(nested ->
                        EmvPayload.value(nested, "00").filter(schemeId::equals).isPresent())
                .findFirst();
    }

    private static String required(List<EmvField> nested, String id, Pattern form) {
        return EmvPayload.value(nested, id)
                .filter(value -> form.matcher(value).matches())
                .orElseThrow(() -> malformed(id));
    }

    private static EmvField writable(String id, Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("terms have not the form of a code's field " + id);
        }
        return new EmvField(id, value);
    }

    private static BadCode malformed(String id) {
        return new BadCode(QR_MALFORMED, "terms, field " + id);
    }
}
