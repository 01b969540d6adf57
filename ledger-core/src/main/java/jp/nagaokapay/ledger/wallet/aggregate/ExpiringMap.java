package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePSet;

/**
 * Entries that are kept until their time is up and then forgotten, a few at each event: as an event
 * adds at most one, the map shrinks to what is still to be kept, and no event takes longer than
 * another.
 */
record ExpiringMap<K, V>(PMap<K, Entry<K, V>> entries, TreePSet<Due<K>> dues) {
    /** More than an event can add, so that what is overdue always shrinks. */
    static final int FORGOTTEN_PER_EVENT = 2;

    record Entry<K, V>(K key, V value, Instant until) {}

    record Due<K>(Instant until, K key) {
        static final Comparator<Due<?>> EARLIEST_FIRST =
                Comparator.<Due<?>, Instant>comparing(Due::until)
                        .thenComparing(due -> String.valueOf(due.key()));
    }

    static <K, V> ExpiringMap<K, V> empty() {
        return new ExpiringMap<>(HashTreePMap.empty(), TreePSet.empty(Due.EARLIEST_FIRST));
    }

    static <K, V> ExpiringMap<K, V> of(List<Entry<K, V>> entries) {
        ExpiringMap<K, V> all = empty();
        for (Entry<K, V> entry : entries) {
            all = all.plus(entry.key(), entry.value(), entry.until());
        }
        return all;
    }

    /** All entries, the first to be forgotten first. */
    List<Entry<K, V>> list() {
        return dues.stream().map(this::entryOf).toList();
    }

    int size() {
        return entries.size();
    }

    @Nullable V get(K key) {
        Entry<K, V> entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    boolean contains(K key) {
        return entries.containsKey(key);
    }

    ExpiringMap<K, V> plus(K key, V value, Instant until) {
        return new ExpiringMap<>(
                entries.plus(key, new Entry<>(key, value, until)),
                minus(key).dues.plus(new Due<>(until, key)));
    }

    ExpiringMap<K, V> minus(K key) {
        Entry<K, V> entry = entries.get(key);
        return entry == null
                ? this
                : new ExpiringMap<>(entries.minus(key), dues.minus(new Due<>(entry.until(), key)));
    }

    /** An entry whose time is up at {@code now}. */
    @Nullable K overdue(Instant now) {
        return dues.isEmpty() || dues.first().until().isAfter(now) ? null : dues.first().key();
    }

    /** Whether the time of at least {@code count} entries is up at {@code now}. */
    boolean hasOverdue(int count, Instant now) {
        return dues.stream().limit(count).filter(due -> !due.until().isAfter(now)).count() == count;
    }

    ExpiringMap<K, V> forget(Instant now) {
        ExpiringMap<K, V> left = this;
        for (int i = 0; i < FORGOTTEN_PER_EVENT; i++) {
            K key = left.overdue(now);
            if (key == null) {
                return left;
            }
            left = left.minus(key);
        }
        return left;
    }

    /** This, without the first to be forgotten when there are more than {@code most}. */
    ExpiringMap<K, V> atMost(int most) {
        return size() <= most ? this : minus(dues.first().key());
    }

    /** Values, the last to be forgotten first. */
    Stream<V> newestFirst() {
        return dues.descendingSet().stream().map(due -> entryOf(due).value());
    }

    private Entry<K, V> entryOf(Due<K> due) {
        Entry<K, V> entry = entries.get(due.key());
        if (entry == null) {
            throw new NoSuchElementException("remembered without an entry: " + due.key());
        }
        return entry;
    }
}
