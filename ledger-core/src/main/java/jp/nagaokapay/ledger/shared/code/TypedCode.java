package jp.nagaokapay.ledger.shared.code;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.ledger.shared.text.TypedText;

/**
 * Random secrets that a person reads and types: digits and letters that are not taken for each
 * other, five random bits a character.
 */
public final class TypedCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP_CHARACTERS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TypedCode() {}

    /** A new code of so many characters. */
    public static String next(int characters) {
        return RANDOM.ints(characters, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(Collectors.joining());
    }

    /** A new code in groups of four characters, with hyphens between them. */
    public static String nextInGroups(int groups) {
        return IntStream.range(0, groups)
                .mapToObj(_ -> next(GROUP_CHARACTERS))
                .collect(Collectors.joining("-"));
    }

    /** The code as it was given out, however it was typed. */
    public static String normalized(String typed) {
        return TypedText.compact(typed)
                .toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** SHA-256, in hexadecimal, of the code as it was given out, however it was typed. */
    public static String hash(String typed) {
        return Sha256.hex(normalized(typed));
    }
}
