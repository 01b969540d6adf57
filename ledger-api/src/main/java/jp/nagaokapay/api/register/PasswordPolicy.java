package jp.nagaokapay.api.register;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.nagaokapay.web.input.VisibleText;

/**
 * What a password must be: long enough without what nobody sees, not one that everybody tries
 * first. No rules on kinds of letters; they make passwords worse (NIST SP 800-63B).
 */
public final class PasswordPolicy {
    public static final int LENGTH_MIN = 8;

    /** What bcrypt can tell apart. */
    public static final int BYTES_MAX = 72;

    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}");

    private static final Set<String> TRIED_FIRST =
            Set.of(
                    "password",
                    "password1",
                    "passw0rd",
                    "12345678",
                    "123456789",
                    "1234567890",
                    "87654321",
                    "qwertyui",
                    "qwertyuiop",
                    "qwerty123",
                    "1q2w3e4r",
                    "1qaz2wsx",
                    "iloveyou",
                    "sakura00",
                    "nagaoka1",
                    "nagaokapay");

    private PasswordPolicy() {}

    public static boolean accepts(String password) {
        String prepared = prepared(password);
        String seen = VisibleText.of(prepared);
        return seen.codePointCount(0, seen.length()) >= LENGTH_MIN
                && seen.codePoints().distinct().count() > 2
                && fits(prepared)
                && !TRIED_FIRST.contains(
                        Normalizer.normalize(prepared, Normalizer.Form.NFKC)
                                .toLowerCase(Locale.ROOT));
    }

    static boolean fits(String prepared) {
        return prepared.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    /**
     * The password as it is hashed and compared (RFC 8265, OpaqueString): a keyboard that composes
     * its letters another way, or has a blank of another width, types the same password.
     */
    static String prepared(String password) {
        return Normalizer.normalize(BLANKS.matcher(password).replaceAll(" "), Normalizer.Form.NFC);
    }
}
