package jp.nagaokapay.acceptance.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell blocks of docs/operations.md.
 *
 * @param blocks in the order of the page
 */
record OperationsGuide(List<Block> blocks) {
    private static final Pattern PIECE =
            Pattern.compile(
                    "^## (?<heading>[^\\n]+)$|^```sh ?(?<kind>\\S*)\\n(?<text>.*?)^```$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * @param kind the word behind {@code sh}, which says when it can be run
     */
    record Block(String section, String kind, String text) {}

    static OperationsGuide read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String section = "";
        Matcher pieces = PIECE.matcher(Files.readString(file));
        while (pieces.find()) {
            if (pieces.group("heading") != null) {
                section = pieces.group("heading");
            } else {
                blocks.add(new Block(section, pieces.group("kind"), pieces.group("text")));
            }
        }
        return new OperationsGuide(blocks);
    }

    /** The blocks of a section that are run, in order; {@code kind} empty for plain ones. */
    List<Block> of(String section, String kind) {
        List<Block> found =
                blocks.stream()
                        .filter(block -> block.section().equals(section))
                        .filter(block -> block.kind().equals(kind))
                        .toList();
        if (found.isEmpty()) {
            throw new AssertionError("no block \"" + kind + "\" in " + section);
        }
        return found;
    }
}
