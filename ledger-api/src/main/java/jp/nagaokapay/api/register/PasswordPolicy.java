package jp.nagaokapay.api.register;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * What a password must be: long enough, not one that everybody tries first. No rules on kinds of
 * letters; they make passwords worse (NIST SP 800-63B).
 */
public final class PasswordPolicy {
    public static final int LENGTH_MIN = 8;

    /** What bcrypt can tell apart. */
    public static final int BYTES_MAX = 72;

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
        return password.codePointCount(0, password.length()) >= LENGTH_MIN
                && password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX
                && password.codePoints().distinct().count() > 2
                && !TRIED_FIRST.contains(password.toLowerCase(Locale.ROOT));
    }
}
