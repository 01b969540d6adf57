package jp.nagaokapay.acceptance.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A change kept as a patch: what it does to the programs, and a check that it works. */
enum SampleChange {
    OUTSIDE_EVENT("condition from a new outside event", "outside-event", "RainyDaysCheck"),
    KEY_FIGURE("key figure", "key-figure", "KeyFigureCheck"),
    PAYOUT_FILE("payout file format", "payout-file", "PayoutFileCheck");

    private static final String CHANGED = "+++ b/";

    private final String title;
    private final Path patch;
    private final String check;

    SampleChange(String title, String patch, String check) {
        this.title = title;
        this.patch = Path.of("src/test/resources/change", patch + ".patch").toAbsolutePath();
        this.check = check;
    }

    /** The files that the patch changes or adds, from the project's root. */
    List<String> files() throws IOException {
        try (Stream<String> lines = Files.lines(patch)) {
            return lines.filter(line -> line.startsWith(CHANGED))
                    .map(line -> line.substring(CHANGED.length()).split("\t")[0])
                    .toList();
        }
    }

    /** Those that belong to the change itself. */
    List<String> programFiles() throws IOException {
        return files().stream().filter(file -> !isCheck(file)).sorted().toList();
    }

    /** The class that tries the change out. */
    String checkClass() throws IOException {
        String file = files().stream().filter(this::isCheck).findFirst().orElseThrow();
        return file.substring(
                        file.indexOf("/java/") + "/java/".length(),
                        file.length() - ".java".length())
                .replace('/', '.');
    }

    private boolean isCheck(String file) {
        return file.endsWith("/" + check + ".java");
    }

    /** The files that the guide lists under this change's heading, in alphabetical order. */
    List<String> filesInTheGuide() throws IOException {
        String section =
                Arrays.stream(Files.readString(Guide.FILE).split("\n## "))
                        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(title))
                        .findFirst()
                        .orElseThrow(
                                () -> new AssertionError("the guide has no heading: " + title));
        return section.lines()
                .filter(line -> line.matches("\\d+\\. `.*"))
                .map(line ->
                        line.substring(
                                line.indexOf('`') + 1, line.indexOf('`', line.indexOf('`') + 1)))
                .sorted()
                .toList();
    }

    /** Copies what the patch changes from the project and patches it. */
    void apply(Path project, Path copy) throws IOException, InterruptedException {
        for (String file : files()) {
            if (Files.exists(project.resolve(file))) {
                Files.createDirectories(copy.resolve(file).getParent());
                if (!Files.exists(copy.resolve(file))) {
                    Files.copy(project.resolve(file), copy.resolve(file));
                }
            }
        }
        Process git =
                new ProcessBuilder("git", "apply", patch.toString())
                        .directory(copy.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
