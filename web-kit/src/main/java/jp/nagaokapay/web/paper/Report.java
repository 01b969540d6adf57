package jp.nagaokapay.web.paper;

import java.util.List;

/**
 * A report as it is to be printed, from top to bottom.
 *
 * @param title at the head of the first page, and small on the others
 * @param subtitle below it; may be empty
 */
public record Report(String title, String subtitle, List<Part> parts) {
    public Report {
        parts = List.copyOf(parts);
    }

    public sealed interface Part {}

    /** Lines of a name and what it is, e.g. the issuer. */
    public record Facts(List<Fact> facts) implements Part {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String name, String value) {}

    /**
     * A table; breaks between rows onto further pages.
     *
     * @param heading above it; may be empty
     * @param rows each with a cell a column
     * @param emphasized how many of the last rows are sums, set in bold
     */
    public record Table(
            String heading, List<Column> columns, List<List<String>> rows, int emphasized)
            implements Part {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("a row has a cell for every column");
            }
        }
    }

    /**
     * @param share of the table's width, relative to the other columns'
     */
    public record Column(String name, double share, Align align) {}

    /** Numbers stand to the right. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /**
     * Amounts side by side as bars from a common ground, e.g. a sum day by day; drawn to fit.
     *
     * @param heading above it
     * @param first what stands below the first bar
     * @param last what stands below the last bar
     * @param top the amount that the highest bar may reach
     * @param topText how that amount is written
     * @param bars none below zero; higher ones than {@code top} are cut off there
     */
    public record Bars(
            String heading, String first, String last, long top, String topText, List<Long> bars)
            implements Part {
        public Bars {
            bars = List.copyOf(bars);
            if (top <= 0) {
                throw new IllegalArgumentException("bars need room");
            }
        }
    }

    /** A remark, broken into as many lines as it needs. */
    public record Note(String text) implements Part {}
}
