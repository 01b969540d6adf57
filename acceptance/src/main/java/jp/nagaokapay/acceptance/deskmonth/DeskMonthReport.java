package jp.nagaokapay.acceptance.deskmonth;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the scenes came to, beside what the programs say, line by line.
 *
 * @param lines in the order in which they are printed
 */
record DeskMonthReport(List<Line> lines) {
    boolean agree() {
        return lines.stream().allMatch(Line::agrees);
    }

    String table() {
        return "  %-44s %14s %14s%n".formatted("", "by the scenes", "by the program")
                + lines.stream().map(Line::text).collect(Collectors.joining());
    }

    /**
     * @param expected by the scenes' own account
     * @param found what the program says
     */
    record Line(String what, long expected, long found) {
        boolean agrees() {
            return expected == found;
        }

        private String text() {
            return "  %-44s %,14d %,14d%s%n"
                    .formatted(what, expected, found, agrees() ? "" : "  DIFFERS");
        }
    }
}
