package jp.nagaokapay.api.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import jp.nagaokapay.ledger.journal.Journal.Entry;

/**
 * Makes accounting slips (伝票) of postings that come in the order of their value dates: what an
 * event moved on one date is a slip. They are numbered from 1.
 */
final class Slips {
    private final BiConsumer<Long, List<Entry>> reader;
    private final List<Entry> slip = new ArrayList<>();
    private long number;

    Slips(BiConsumer<Long, List<Entry>> reader) {
        this.reader = reader;
    }

    void add(Entry entry) {
        if (!slip.isEmpty() && !isOfOne(slip.getFirst(), entry)) {
            end();
        }
        slip.add(entry);
    }

    /** Passes on the last slip. */
    void end() {
        if (!slip.isEmpty()) {
            number++;
            reader.accept(number, List.copyOf(slip));
            slip.clear();
        }
    }

    private static boolean isOfOne(Entry one, Entry other) {
        return one.cursor().position() == other.cursor().position()
                && one.posting().valueDate().equals(other.posting().valueDate());
    }
}
