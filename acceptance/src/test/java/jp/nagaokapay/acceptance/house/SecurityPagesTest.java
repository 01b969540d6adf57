package jp.nagaokapay.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the pages on security say is held by tests that there are, or has a reason. */
class SecurityPagesTest {
    private static final Path ROOT = Path.of("..");

    /** Of levels 1 and 2 of ASVS 5.0.0. */
    private static final int REQUIREMENTS = 253;

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [12] \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern REASON = Pattern.compile("(Untested|Not here|Not met): .+");
    private static final Pattern NOT_MET = Pattern.compile("(?m)^Not met: ([0-9., ]+)\\.$");

    private final String requirements;
    private final String both;

    SecurityPagesTest() throws IOException {
        requirements = Files.readString(ROOT.resolve("docs/security-asvs.md"));
        both = Files.readString(ROOT.resolve("docs/security.md")) + requirements;
    }

    @Test
    void every_test_that_they_name_is_in_the_sources() throws IOException {
        Map<String, String> tests = tests();

        assertThat(TEST.matcher(both).results())
                .isNotEmpty()
                .filteredOn(named -> !isThere(named.group(1), named.group(2), tests))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    @Test
    void every_requirement_stands_there_once_with_a_test_or_a_reason() {
        List<MatchResult> lines = lines();

        assertThat(lines.stream().map(SecurityPagesTest::number).distinct()).hasSize(REQUIREMENTS);
        assertThat(lines)
                .hasSize(REQUIREMENTS)
                .filteredOn(line ->
                        !TEST.matcher(line.group(2)).find()
                                && !REASON.matcher(line.group(2)).matches())
                .extracting(SecurityPagesTest::number)
                .isEmpty();
    }

    @Test
    void what_is_not_met_is_said_at_the_top() {
        List<String> notMet =
                lines().stream()
                        .filter(line -> line.group(2).startsWith("Not met: "))
                        .map(SecurityPagesTest::number)
                        .toList();

        assertThat(NOT_MET.matcher(requirements).results())
                .extracting(top -> List.of(top.group(1).split(", ")))
                .containsExactly(notMet);
    }

    private List<MatchResult> lines() {
        return LINE.matcher(requirements).results().toList();
    }

    private static String number(MatchResult line) {
        return line.group(1);
    }

    private static boolean isThere(
            String name, @Nullable String method, Map<String, String> tests) {
        String source = tests.get(name);
        return source != null && (method == null || source.contains("void " + method + '('));
    }

    /** The sources of all test classes by their names; classes of one name are one. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(SecurityPagesTest::isTest).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                tests.merge(name, Files.readString(file), String::concat);
            }
        }
        return tests;
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("src/test/java") && file.toString().endsWith("Test.java");
    }
}
