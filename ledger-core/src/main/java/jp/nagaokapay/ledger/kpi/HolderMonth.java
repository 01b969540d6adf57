package jp.nagaokapay.ledger.kpi;

import java.util.stream.Stream;

/** What the holders of one group do within a month. */
final class HolderMonth {
    final MonthUsage usage = new MonthUsage();
    private long charges;
    private long charged;
    private long users;

    void charge(long amount) {
        charges++;
        charged += amount;
    }

    /** On its own date; that it was charged stays counted. */
    void reverse(long amount) {
        charged -= amount;
    }

    void users(int more) {
        users += more;
    }

    Object[] columns() {
        return Stream.concat(Stream.of(usage.columns()), Stream.of(charges, charged, users))
                .toArray();
    }
}
