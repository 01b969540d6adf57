package jp.nagaokapay.acceptance.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What docs/change.md says of a change is all that it takes: each is made, all sources are compiled
 * with it, and it works.
 */
class ChangeTest {
    private static final Path PROJECT = Path.of("..");

    @TempDir static Path folder;
    private static ChangedPrograms programs;

    @BeforeAll
    static void make_the_changes() throws Exception {
        Path changed = Files.createDirectories(folder.resolve("changed"));
        for (SampleChange change : SampleChange.values()) {
            change.apply(PROJECT, changed);
        }
        programs =
                new ChangedPrograms(
                        PROJECT, changed, Files.createDirectories(folder.resolve("classes")));
        programs.compile();
    }

    @Test
    void every_place_that_the_guide_names_is_there() throws Exception {
        assertThat(Guide.placesNotThere(PROJECT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_guide_names_every_file_of_a_change_and_no_other(SampleChange change) throws Exception {
        assertThat(change.filesInTheGuide()).isEqualTo(change.programFiles());
    }

    @ParameterizedTest
    @EnumSource
    void a_change_works_when_these_files_are_changed(SampleChange change) throws Exception {
        programs.run(change.checkClass());
    }
}
