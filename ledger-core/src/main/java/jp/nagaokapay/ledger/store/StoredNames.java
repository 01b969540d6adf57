package jp.nagaokapay.ledger.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two-way table between frozen names in the database and classes. Names outlive classes: a class
 * may be renamed or moved, its name here may not.
 */
final class StoredNames {
    private final Map<String, Stored> byName = new HashMap<>();
    private final Map<Class<?>, Stored> byClass = new HashMap<>();

    /** One name, and the revision of its shape that this program writes and reads. */
    record Stored(String name, String revision, Class<?> type) {}

    StoredNames add(String name, Class<?> type) {
        return add(name, "1", type);
    }

    StoredNames add(String name, String revision, Class<?> type) {
        Stored stored = new Stored(name, revision, type);
        if (byName.putIfAbsent(name, stored) != null || byClass.putIfAbsent(type, stored) != null) {
            throw new IllegalStateException("named twice: " + name + ", " + type);
        }
        return this;
    }

    @Nullable Stored find(Class<?> type) {
        return byClass.get(type);
    }

    Stored require(Class<?> type) {
        Stored stored = byClass.get(type);
        if (stored == null) {
            throw new IllegalStateException(type + " has no stored name");
        }
        return stored;
    }

    Stored require(String name) {
        Stored stored = byName.get(name);
        if (stored == null) {
            throw new IllegalStateException(
                    "the log holds a name this program does not know: " + name);
        }
        return stored;
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
