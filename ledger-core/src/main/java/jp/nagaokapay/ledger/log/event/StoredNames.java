package jp.nagaokapay.ledger.log.event;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final List<ToldAnswer<?, ?, ?>> told = new ArrayList<>();
    private final Set<String> restrictions = new TreeSet<>();

    /** One name, and the revision of its shape that this program writes and reads. */
    public record Stored(String name, String revision, Class<?> type, StoredKind kind) {
        static Stored event(String name, String revision, Class<?> type) {
            RecordComponent[] fields = type.getRecordComponents();
            String first = fields == null || fields.length == 0 ? null : fields[0].getName();
            return new Stored(name, revision, type, new StoredKind(name, first));
        }

        static Stored answer(String name, Class<?> type) {
            return new Stored(name, FIRST_REVISION, type, new StoredKind(name, null));
        }
    }

    /** All of several; a name or a class that comes twice is refused. */
    public static StoredNames joined(StoredNames... parts) {
        StoredNames all = new StoredNames();
        for (StoredNames part : parts) {
            part.events.byName.values().forEach(all.events::add);
            all.restrictions.addAll(part.restrictions);
            part.answers.byName.values().forEach(all.answers::add);
            all.told.addAll(part.told);
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
        events.add(Stored.event(name, revision, type));
        return this;
    }

    /** An answer, recorded so that a retry gets the same again. */
    public StoredNames answer(String name, Class<?> type) {
        answers.add(Stored.answer(name, type));
        return this;
    }

    /**
     * An answer that its event tells, but for one value.
     *
     * @param untold takes the value out of an answer
     * @param whole makes the answer of both
     */
    public <E extends LedgerEvent, A, V> StoredNames answer(
            String name,
            Class<E> event,
            Class<A> answer,
            Class<V> value,
            Function<A, V> untold,
            BiFunction<E, V, A> whole) {
        told.add(new ToldAnswer<>(new StoredKind(name, null), event, answer, value, untold, whole));
        return this;
    }

    List<ToldAnswer<?, ?, ?>> told() {
        return told;
    }

    /** Of a revision that the log need not have, since it is that of nearly all events. */
    public static boolean isFirst(String revision) {
        return FIRST_REVISION.equals(revision);
    }

    /** A revision as the log has it. */
    public static String revision(@Nullable String stored) {
        return stored == null ? FIRST_REVISION : stored;
    }

    public Table events() {
        return events;
    }

    public Table answers() {
        return answers;
    }

    /** The numbers of the events that are restrictions. */
    public Set<Integer> restrictions() {
        return restrictions.stream()
                .map(name -> events.require(name).kind())
                .flatMap(kind -> Stream.of(kind, kind.whole()))
                .map(StoredKind::number)
                .collect(Collectors.toUnmodifiableSet());
    }

    public String nameOf(LedgerEvent event) {
        return events.require(event.getClass()).name();
    }

    /** From name to class and back. */
    public static final class Table {
        private final Map<String, Stored> byName = new HashMap<>();
        private final Map<Class<?>, Stored> byClass = new HashMap<>();
        private final Map<Integer, Stored> byNumber = new HashMap<>();

        private void add(Stored stored) {
            if (byName.putIfAbsent(stored.name(), stored) != null
                    || byClass.putIfAbsent(stored.type(), stored) != null
                    || byNumber.putIfAbsent(stored.kind().number(), stored) != null) {
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

        public Stored require(int number) {
            Stored stored = byNumber.get(number);
            if (stored == null) {
                throw new IllegalStateException(
                        "the log holds a kind this program does not know: " + number);
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
