package jp.nagaokapay.api.register;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.text.TypedText;

/** Phone numbers as people write them, and as the register keeps them. */
public final class PhoneNumbers {
    private static final String HOME = "JP";
    private static final int LENGTH_MAX = 40;

    /** The library would take letters for the digits on their keys. */
    private static final Pattern WRITTEN = Pattern.compile("\\+?[\\p{Nd}()./-]+");

    /** As abroad is dialled from most countries; no Japanese mobile number begins like this. */
    private static final Pattern DIALLED_ABROAD = Pattern.compile("^00(?=[1-9])");

    /** Some countries have no numbers of their own for mobile phones. */
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** The library's region of numbers that belong to no country: satellites, premium services. */
    private static final String NO_COUNTRY = "001";

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number in E.164 ({@code +819012345678}); empty when no such number can exist. Numbers
     * without a country are Japanese.
     */
    public static Optional<String> e164(String written) {
        return parsed(written).map(PhoneNumbers::e164);
    }

    /** The number in E.164; empty unless a mobile phone may have it and so receive a message. */
    public static Optional<String> mobile(String written) {
        return parsed(written)
                .filter(number -> MOBILE.contains(UTIL.getNumberType(number)))
                .filter(number -> !NO_COUNTRY.equals(UTIL.getRegionCodeForNumber(number)))
                .map(PhoneNumbers::e164);
    }

    private static Optional<PhoneNumber> parsed(String written) {
        String compact = TypedText.compact(written);
        if (written.length() > LENGTH_MAX || !WRITTEN.matcher(compact).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UTIL.parse(DIALLED_ABROAD.matcher(compact).replaceFirst("+"), HOME))
                    .filter(UTIL::isValidNumber);
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    private static String e164(PhoneNumber number) {
        return UTIL.format(number, PhoneNumberFormat.E164);
    }
}
