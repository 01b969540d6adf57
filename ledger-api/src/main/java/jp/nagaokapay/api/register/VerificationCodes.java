package jp.nagaokapay.api.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.ledger.shared.text.TypedText;

/**
 * The six digits that prove a phone. Only their hash is kept; what protects so short a secret is
 * its ten minutes and five attempts, the hash merely keeps it from a reader of the table.
 */
public final class VerificationCodes {
    /** How long one is good. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** How often one may be tried. */
    public static final int ATTEMPTS_MAX = 5;

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final int BOUND = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VerificationCodes() {}

    public static String next() {
        return "%06d".formatted(RANDOM.nextInt(BOUND));
    }

    /** What a person reads. */
    public static String text(String code) {
        return "【ながおかペイ】確認コードは"
                + code
                + "です（10分間有効）。だれにも教えないでください。 / Your verification code, valid for 10"
                + " minutes. Never share it.";
    }

    public static String hash(String signUpId, String code) {
        return Sha256.hex(signUpId + '|' + code);
    }

    /** A hash that no code has. */
    static String impossible(String signUpId) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return hash(signUpId, HexFormat.of().formatHex(random));
    }

    static boolean isOne(String typed) {
        return SIX_DIGITS.matcher(normalized(typed)).matches();
    }

    public static boolean matches(String hash, String signUpId, String typed) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII),
                hash(signUpId, normalized(typed)).getBytes(StandardCharsets.US_ASCII));
    }

    /** Phones show a code in two groups, and Japanese keyboards type digits in full width. */
    private static String normalized(String typed) {
        return TypedText.compact(typed).replace("-", "");
    }
}
