package jp.nagaokapay.ledger.log.event;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * The names under which events, and the answers recorded beside them, are stored. Names outlive
 * classes: a class may be renamed or moved, its name here may not.
 */
public final class StoredNames {
    private static final String FIRST_REVISION = "1";

    private final Table events = new Table();
    private final Table answers = new Table();
    private final Set<String> restrictions = new TreeSet<>();

    /** One name, and the revision of its shape that this program writes and reads. */
    public record Stored(String name, String revision, Class<?> type) {}

    /** All of several; a name or a class that comes twice is refused. */
    public static StoredNames joined(StoredNames... parts) {
        StoredNames all = new StoredNames();
        for (StoredNames part : parts) {
            part.events.byName.values().forEach(all.events::add);
            all.restrictions.addAll(part.restrictions);
            part.answers.byName.values().forEach(all.answers::add);
        }
        return all;
    }

    public StoredNames event(String name, Class<? extends LedgerEvent> type) {
        return event(name, FIRST_REVISION, type);
    }

    /**
     * An event that restricts what may happen elsewhere: a command that relies on an earlier state
     * of its aggregate is not written behind it.
     */
    public StoredNames restriction(String name, Class<? extends LedgerEvent> type) {
        restrictions.add(name);
        return event(name, type);
    }

    /** An event whose shape has changed; upcasters lead from its earlier revisions to this one. */
    public StoredNames event(String name, String revision, Class<? extends LedgerEvent> type) {
        events.add(new Stored(name, revision, type));
        return this;
    }

    /** An answer, recorded so that a retry gets the same again. */
    public StoredNames answer(String name, Class<?> type) {
        answers.add(new Stored(name, FIRST_REVISION, type));
        return this;
    }

    public Table events() {
        return events;
    }

    public Table answers() {
        return answers;
    }

    /** The names of the events that are restrictions. */
    public Set<String> restrictions() {
        return Collections.unmodifiableSet(restrictions);
    }

    public String nameOf(LedgerEvent event) {
        return events.require(event.getClass()).name();
    }

    /** From name to class and back. */
    public static final class Table {
        private final Map<String, Stored> byName = new HashMap<>();
        private final Map<Class<?>, Stored> byClass = new HashMap<>();

        private void add(Stored stored) {
            if (byName.putIfAbsent(stored.name(), stored) != null
                    || byClass.putIfAbsent(stored.type(), stored) != null) {
                throw new IllegalStateException(
                        "named twice: " + stored.name() + ", " + stored.type());
            }
        }

        public @Nullable Stored find(Class<?> type) {
            return byClass.get(type);
        }

        public Stored require(Class<?> type) {
            Stored stored = byClass.get(type);
            if (stored == null) {
                throw new IllegalStateException(type + " has no stored name");
            }
            return stored;
        }

        public Stored require(String name) {
            Stored stored = byName.get(name);
            if (stored == null) {
                throw new IllegalStateException(
                        "the log holds a name this program does not know: " + name);
            }
            return stored;
        }

        /** The names of the kinds that match. */
        public Set<String> names(Predicate<Class<?>> kinds) {
            return byClass.values().stream()
                    .filter(stored -> kinds.test(stored.type()))
                    .map(Stored::name)
                    .collect(Collectors.toUnmodifiableSet());
        }

        public Set<String> names() {
            return new TreeSet<>(byName.keySet());
        }
    }
}
