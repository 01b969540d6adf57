package jp.nagaokapay.ledger.zengin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts banks' abbreviations into a name. That of a legal form stands as {@code ｶ)} before the name,
 * {@code (ｶ} after it, {@code (ｶ)} within it; that of a line of business has no brackets.
 */
final class Abbreviations {
    /** The longest first, so that 社団法人 is not found within 一般社団法人. */
    private static final List<Abbreviation> ALL =
            Stream.of(
                            abbreviations(AbbreviatedWords.CORPORATIONS, true),
                            abbreviations(AbbreviatedWords.OFFICES, true),
                            abbreviations(AbbreviatedWords.BUSINESSES, false))
                    .flatMap(all -> all)
                    .sorted(Comparator.comparingInt((Abbreviation it) -> it.word.size()).reversed())
                    .toList();

    private Abbreviations() {}

    /** Puts the abbreviation in the place of each word, and no blanks beside a bracket. */
    static List<NameLetter> abbreviate(List<NameLetter> name) {
        List<NameLetter> shortened = new ArrayList<>(name.size());
        int at = 0;
        while (at < name.size()) {
            Abbreviation found = find(name, at, shortened);
            if (found == null) {
                shortened.add(name.get(at++));
                continue;
            }
            int position = found.inBrackets ? NameLetter.PUT_IN : name.get(at).position();
            at += found.word.size();
            if (found.inBrackets) {
                at = pastBlanks(name, at);
                while (!shortened.isEmpty() && shortened.getLast().isBlank()) {
                    shortened.removeLast();
                }
                if (!shortened.isEmpty()) {
                    shortened.add(new NameLetter('(', position));
                }
            }
            found.letters.forEach(code -> shortened.add(new NameLetter(code, position)));
            if (found.inBrackets && at < name.size()) {
                shortened.add(new NameLetter(')', position));
            }
        }
        return shortened;
    }

    private static @Nullable Abbreviation find(
            List<NameLetter> name, int at, List<NameLetter> before) {
        for (Abbreviation one : ALL) {
            if (one.isAt(name, at) && one.fits(name, at, before)) {
                return one;
            }
        }
        return null;
    }

    private static int pastBlanks(List<NameLetter> name, int from) {
        int at = from;
        while (at < name.size() && name.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static Stream<Abbreviation> abbreviations(
            Map<String, List<String>> words, boolean inBrackets) {
        return words.entrySet().stream()
                .flatMap(entry -> {
                    String letters = entry.getKey();
                    Stream<Abbreviation> written =
                            entry.getValue().stream()
                                    .map(word -> of(word, letters, inBrackets, Place.ANYWHERE));
                    return inBrackets ? Stream.concat(written, inBrackets(letters)) : written;
                });
    }

    /**
     * The abbreviation itself, which is written with one bracket where the other would be first or
     * last.
     */
    private static Stream<Abbreviation> inBrackets(String letters) {
        return Stream.of(
                of("(" + letters + ")", letters, true, Place.ANYWHERE),
                of(letters + ")", letters, true, Place.FIRST),
                of("(" + letters, letters, true, Place.LAST));
    }

    private static Abbreviation of(String word, String letters, boolean inBrackets, Place place) {
        return new Abbreviation(codes(word), codes(letters), inBrackets, place);
    }

    private static List<Integer> codes(String word) {
        return NameLetter.read(word).stream().map(NameLetter::code).toList();
    }

    private enum Place {
        ANYWHERE,
        FIRST,
        LAST
    }

    private record Abbreviation(
            List<Integer> word, List<Integer> letters, boolean inBrackets, Place place) {
        boolean isAt(List<NameLetter> name, int at) {
            if (at + word.size() > name.size()) {
                return false;
            }
            for (int i = 0; i < word.size(); i++) {
                if (name.get(at + i).code() != word.get(i)) {
                    return false;
                }
            }
            return true;
        }

        boolean fits(List<NameLetter> name, int at, List<NameLetter> before) {
            return switch (place) {
                case ANYWHERE -> true;
                case FIRST ->
                        before.stream()
                                .allMatch(letter ->
                                        letter.isBlank() || letter.position() == NameLetter.PUT_IN);
                case LAST -> pastBlanks(name, at + word.size()) == name.size();
            };
        }
    }
}
