package jp.nagaokapay.api.register;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers as people write them, and as the register keeps them. */
public final class PhoneNumbers {
    private static final String HOME = "JP";
    private static final int LENGTH_MAX = 40;
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number in E.164 ({@code +819012345678}); empty when no such number can exist. Numbers
     * without a country are Japanese.
     */
    public static Optional<String> e164(String written) {
        if (written.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = UTIL.parse(written, HOME);
            return UTIL.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(UTIL.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
