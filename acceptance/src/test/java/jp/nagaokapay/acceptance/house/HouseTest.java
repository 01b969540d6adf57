package jp.nagaokapay.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all modules together. */
class HouseTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DRAWING = ROOT.resolve("docs/modules.md");
    private static final int LINES_MAX = 300;
    private static final Modules MODULES = new Modules();

    @Test
    void modules_and_their_top_packages_have_no_cycles() {
        Stream.concat(
                        Stream.of(MODULES.modules()),
                        Modules.ROOTS.keySet().stream().map(MODULES::packagesOf))
                .forEach(edges ->
                        assertThat(edges.keySet())
                                .noneMatch(node ->
                                        ModulesDrawing.reachable(edges, node, new TreeSet<>())
                                                .contains(node)));
    }

    @ParameterizedTest
    @CsvSource({
        "payment-codes, ''",
        "web-kit, ''",
        "ledger-core, ''",
        "merchant-gateway, payment-codes web-kit",
        "ledger-api, ledger-core merchant-gateway payment-codes web-kit"
    })
    void a_module_uses_only_those_below_it(String module, String below) {
        assertThat(List.of(below.split(" "))).containsAll(MODULES.modules().get(module));
    }

    /** To renew it: {@code -Dnagaokapay.renew=true}. */
    @Test
    void the_committed_drawing_shows_the_code() throws IOException {
        String page = new ModulesDrawing(MODULES, ROOT).page();
        if (Boolean.getBoolean("nagaokapay.renew")) {
            Files.writeString(DRAWING, page);
        }
        assertThat(DRAWING).hasContent(page);
    }

    @Test
    void no_switch_over_a_sealed_type_has_a_default() throws IOException {
        assertThat(new SealedSwitches(ROOT).withDefault()).isEmpty();
    }

    @Test
    void no_source_file_of_a_program_is_longer_than_three_hundred_lines() throws IOException {
        List<String> longer = new ArrayList<>();
        for (Path file : SealedSwitches.sources(ROOT)) {
            int lines = Files.readAllLines(file).size();
            if (lines > LINES_MAX) {
                longer.add(file + ": " + lines);
            }
        }
        assertThat(longer).isEmpty();
    }

    /** To renew a list: {@code -Dnagaokapay.renew=true}. */
    @ParameterizedTest
    @ValueSource(strings = {"LEDGER", "GATEWAY"})
    void a_program_packs_the_libraries_it_is_known_to_need(String program) throws IOException {
        Path jar = Path.of(System.getenv("NAGAOKAPAY_" + program + "_JAR"));
        Path list = Path.of("src/test/resources/packed", program.toLowerCase(Locale.ROOT) + ".txt");
        List<String> packed = PackedLibraries.of(jar);
        if (Boolean.getBoolean("nagaokapay.renew")) {
            Files.write(list, packed);
        }
        assertThat(packed).isEqualTo(Files.readAllLines(list));
    }
}
