package jp.nagaokapay.api.identity.clients;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random secrets that people type: letters and digits that cannot be mistaken for each other, in
 * groups of four. A group has twenty bits.
 */
public final class TypeableSecrets {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TypeableSecrets() {}

    public static String next(int groups) {
        return IntStream.range(0, groups)
                .mapToObj(_ ->
                        RANDOM.ints(GROUP, 0, ALPHABET.length())
                                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
