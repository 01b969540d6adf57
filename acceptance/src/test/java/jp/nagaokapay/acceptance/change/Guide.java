package jp.nagaokapay.acceptance.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of docs/change.md: where what is changed. */
final class Guide {
    static final Path FILE = Path.of("../docs/change.md");
    private static final Pattern PLACE = Pattern.compile("`([a-z][A-Za-z-]*/[A-Za-z0-9/_.-]*)`");

    private Guide() {}

    /** The folders and classes that the table names and the project does not have. */
    static List<String> placesNotThere(Path project) throws IOException {
        try (Stream<Path> found = Files.walk(project)) {
            List<String> there =
                    found.map(Path::toString).filter(path -> !path.contains("/target/")).toList();
            return Files.readString(FILE)
                    .lines()
                    .filter(line -> line.startsWith("|"))
                    .flatMap(line -> PLACE.matcher(line).results())
                    .map((MatchResult place) -> place.group(1).replaceAll("/$", ""))
                    .filter(place ->
                            there.stream()
                                    .noneMatch(path ->
                                            path.endsWith("/" + place)
                                                    || path.endsWith("/" + place + ".java")))
                    .toList();
        }
    }
}
