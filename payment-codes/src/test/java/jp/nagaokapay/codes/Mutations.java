package jp.nagaokapay.codes;

import java.util.Random;

/** What dirt, bad print and mischief do to a code. */
public final class Mutations {
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/=:. カ漢😀\u0000\u0301";

    private Mutations() {}

    public static String of(String code, Random random) {
        String mutated = code;
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static String once(String code, Random random) {
        if (code.isEmpty()) {
            return "0";
        }
        int at = random.nextInt(code.length());
        int to = Math.min(code.length(), at + 1 + random.nextInt(6));
        int letter = random.nextInt(ALPHABET.length());
        String other = ALPHABET.substring(letter, letter + 1);
        return switch (random.nextInt(6)) {
            case 0 -> code.substring(0, at) + other + code.substring(at + 1);
            case 1 -> code.substring(0, at) + code.substring(to);
            case 2 -> code.substring(0, at) + other + code.substring(at);
            case 3 -> code.substring(0, to) + code.substring(at);
            case 4 -> code.substring(0, at);
            default ->
                    code.substring(0, at)
                            + new StringBuilder(code.substring(at, to)).reverse()
                            + code.substring(to);
        };
    }
}
