package jp.nagaokapay.web.input;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts by chance, the same ones each time. */
public final class RandomTexts {
    private static final int TEXTS = 4_000;
    private static final int CHARACTERS_MAX = 8;
    private static final int LETTERS = 0x300;

    private RandomTexts() {}

    /** Short texts of these characters or parts. */
    public static Stream<String> of(String... parts) {
        Random random = new Random(1);
        return Stream.generate(() ->
                        IntStream.range(0, random.nextInt(CHARACTERS_MAX + 1))
                                .mapToObj(_ -> parts[random.nextInt(parts.length)])
                                .collect(Collectors.joining()))
                .limit(TEXTS);
    }

    /** The characters of Europe's alphabets, with which a mistaken bound would show. */
    public static Stream<String> letters() {
        return characters().limit(LETTERS);
    }

    /** Each character of Unicode, lone surrogates among them. */
    public static Stream<String> characters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).mapToObj(Character::toString);
    }
}
