package jp.nagaokapay.web.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The codes that one operation refuses with, by status. */
final class Refusals {
    private static final String EXTENSION = "x-refusals";

    private final SortedMap<Integer, Set<String>> codes = new TreeMap<>();

    void add(int status, String... more) {
        add(status, List.of(more));
    }

    void addAll(@Nullable Map<Integer, List<String>> more) {
        if (more != null) {
            more.forEach(this::add);
        }
    }

    private void add(int status, Collection<String> more) {
        codes.computeIfAbsent(status, _ -> new LinkedHashSet<>()).addAll(more);
    }

    void forEach(BiConsumer<Integer, List<String>> action) {
        codes.forEach((status, its) -> action.accept(status, List.copyOf(its)));
    }

    /** Leaves them with the operation until it is known under which path it stands. */
    void leaveWith(Operation operation) {
        operation.addExtension(EXTENSION, this);
    }

    static Refusals takeFrom(Operation operation) {
        Map<String, Object> extensions = operation.getExtensions();
        Object left = extensions == null ? null : extensions.remove(EXTENSION);
        if (extensions != null && extensions.isEmpty()) {
            operation.setExtensions(null);
        }
        return left instanceof Refusals refusals ? refusals : new Refusals();
    }
}
