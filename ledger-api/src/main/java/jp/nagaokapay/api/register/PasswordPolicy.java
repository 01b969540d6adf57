package jp.nagaokapay.api.register;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.web.input.VisibleText;

/**
 * What a password must be: long enough without what nobody sees, and hard to guess. No rules on
 * kinds of letters; they make passwords worse (NIST SP 800-63B).
 */
public final class PasswordPolicy {
    public static final int LENGTH_MIN = 8;

    /** What bcrypt can tell apart. */
    public static final int BYTES_MAX = 72;

    /** Of zxcvbn, 0 to 4: from here on it takes more than 100 million guesses. */
    private static final int SCORE_MIN = 3;

    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String JAPAN = "+81";

    /** What everybody thinks of here. */
    private static final List<String> OF_THE_CITY =
            List.of("nagaoka", "nagaokapay", "ながおか", "ながおかペイ", "ナガオカ", "長岡", "hanabi", "花火");

    private static final Zxcvbn GUESSES = new Zxcvbn();

    private PasswordPolicy() {}

    /** Whether it can be kept, and is not short. */
    public static boolean accepts(String password) {
        String prepared = prepared(password);
        String seen = VisibleText.of(prepared);
        return seen.codePointCount(0, seen.length()) >= LENGTH_MIN && fits(prepared);
    }

    /**
     * Requires that a password is acceptable and hard to guess for who knows the person; throws
     * {@link jp.nagaokapay.ledger.shared.message.Refused} otherwise.
     *
     * @param ofThePerson phone (E.164), names: what is no secret
     */
    public static void require(String password, List<String> ofThePerson) {
        PasswordRule.PASSWORD_IS_WELL_FORMED.require(accepts(password));
        List<String> known =
                Stream.concat(
                                OF_THE_CITY.stream(),
                                ofThePerson.stream().flatMap(PasswordPolicy::words))
                        .toList();
        PasswordRule.PASSWORD_IS_HARD_TO_GUESS.require(
                PhoneNumbers.e164(password).filter(ofThePerson::contains).isEmpty());
        PasswordRule.PASSWORD_IS_HARD_TO_GUESS.require(
                GUESSES.measure(halfWidth(prepared(password)), known).getScore() >= SCORE_MIN);
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

    /** Of a name the whole and its parts; of a Japanese phone number the one that is dialled. */
    private static Stream<String> words(String known) {
        String plain = halfWidth(known).toLowerCase(Locale.ROOT);
        Stream<String> parts =
                Stream.concat(
                        Stream.of(plain, NO_WORD.matcher(plain).replaceAll("")),
                        NO_WORD.splitAsStream(plain));
        return Stream.concat(
                        parts,
                        plain.startsWith(JAPAN)
                                ? Stream.of('0' + plain.substring(JAPAN.length()))
                                : Stream.empty())
                .filter(word -> !word.isEmpty());
    }

    private static String halfWidth(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
