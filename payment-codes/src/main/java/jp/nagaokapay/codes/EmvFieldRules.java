package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.QR_MALFORMED;

import com.emv.qrcode.decoder.mpm.DecoderMpm;
import com.emv.qrcode.model.mpm.MerchantPresentedMode;
import com.emv.qrcode.validators.MerchantPresentedModeValidate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the fields of a merchant-presented payload must be, as EMVCo 1.1 and JPQR say. */
final class EmvFieldRules {
    private static final List<String> TIPS = List.of("55", "56", "57");
    private static final Pattern CATEGORY = Pattern.compile("[0-9]{4}");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,13})(\\.0{0,2})?");
    private static final int AMOUNT_CHARACTERS_MAX = 13;

    private EmvFieldRules() {}

    /** Fails unless every field has its form; of whatever network it is. */
    static void require(EmvPayload payload, String written) {
        require(payload, "52", value -> CATEGORY.matcher(value).matches());
        require(payload, "53", "392"::equals);
        require(payload, "58", "JP"::equals);
        require(payload, "59", value -> EmvPayload.characters(value) <= 25);
        require(payload, "60", value -> EmvPayload.characters(value) <= 15);
        optional(payload, "61", value -> EmvPayload.characters(value) <= 10);
        optional(payload, "01", value -> value.equals("11") || value.equals("12"));
        // A tip would come on top of the amount, and nobody would pay it.
        TIPS.forEach(id -> optional(payload, id, value -> false));
        amount(payload);
        payload.fields().stream()
                .filter(field -> isTemplate(field.id()))
                .forEach(EmvFieldRules::requireTemplate);
        requireAcceptedByLibrary(written);
    }

    /** The amount in whole yen, where the shop has set one. */
    static Optional<Long> amount(EmvPayload payload) {
        return payload.value("54").map(EmvFieldRules::yen);
    }

    private static long yen(String value) {
        var form = AMOUNT.matcher(value);
        if (value.length() > AMOUNT_CHARACTERS_MAX || !form.matches()) {
            throw malformed("54");
        }
        long amount = Long.parseLong(form.group(1));
        if (amount == 0) {
            throw malformed("54");
        }
        return amount;
    }

    static boolean isAccountTemplate(String id) {
        return id.compareTo("26") >= 0 && id.compareTo("51") <= 0;
    }

    /** Templates that anybody may use who writes his own name into them. */
    private static boolean isUnreservedTemplate(String id) {
        return id.compareTo("80") >= 0;
    }

    private static boolean isTemplate(String id) {
        return namesItsOwner(id) || id.equals("62") || id.equals("64");
    }

    private static boolean namesItsOwner(String id) {
        return isAccountTemplate(id) || isUnreservedTemplate(id);
    }

    private static void requireTemplate(EmvField template) {
        List<EmvField> nested = template.nested();
        if (namesItsOwner(template.id()) && EmvPayload.value(nested, "00").isEmpty()) {
            throw malformed(template.id());
        }
    }

    /** The library checks finer points, such as the alphabets of names and languages. */
    private static void requireAcceptedByLibrary(String written) {
        if (!libraryAccepts(written)) {
            throw new BadCode(QR_MALFORMED, "a field breaks EMVCo's form");
        }
    }

    private static boolean libraryAccepts(String written) {
        try {
            var decoded = DecoderMpm.decode(written, MerchantPresentedMode.class);
            return MerchantPresentedModeValidate.validate(decoded).isValid();
        } catch (RuntimeException e) {
            // It runs over the end of some broken templates instead of saying so.
            return false;
        }
    }

    private static void require(EmvPayload payload, String id, Form form) {
        if (!payload.value(id).filter(form::fits).isPresent()) {
            throw malformed(id);
        }
    }

    private static void optional(EmvPayload payload, String id, Form form) {
        if (!payload.value(id).map(form::fits).orElse(true)) {
            throw malformed(id);
        }
    }

    /** Refuses to write what could not be read again. */
    static void requireWritable(Pattern form, String value, String name) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " has not the form of a code's field");
        }
    }

    private static BadCode malformed(String id) {
        return new BadCode(QR_MALFORMED, "field " + id);
    }

    private interface Form {
        boolean fits(String value);
    }
}
