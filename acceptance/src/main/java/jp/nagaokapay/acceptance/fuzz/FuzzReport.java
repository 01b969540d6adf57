package jp.nagaokapay.acceptance.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each operation answered with which status, and what was wrong. */
public final class FuzzReport {
    private final Map<String, Map<Integer, Integer>> statuses = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<Integer, Integer> byMutations = new TreeMap<>();

    void count(Operation operation, int mutations, RawAnswer answer) {
        statuses.computeIfAbsent(operation.title(), _ -> new TreeMap<>())
                .merge(answer.status(), 1, Integer::sum);
        byMutations.merge(mutations, 1, Integer::sum);
    }

    /** The first of its kind at an operation is shown. */
    void fault(Operation operation, RawRequest request, String what) {
        faults.putIfAbsent(operation.title() + ": " + what, request.shown());
    }

    public boolean isClean() {
        return faults.isEmpty();
    }

    /** Of all requests, those that were valid but for one mutation. */
    public double shareWithOneMutation() {
        int all = byMutations.values().stream().mapToInt(Integer::intValue).sum();
        return (double) byMutations.getOrDefault(1, 0) / all;
    }

    /** Operations that at least one request got through to. */
    public long answered() {
        return statuses.values().stream()
                .filter(all -> all.keySet().stream().anyMatch(status -> status / 100 == 2))
                .count();
    }

    public int operations() {
        return statuses.size();
    }

    /** A line for each operation, and what was wrong. */
    public String table() {
        String lines =
                statuses.entrySet().stream()
                        .map(one -> "  %-76s %s%n".formatted(one.getKey(), counts(one.getValue())))
                        .collect(Collectors.joining());
        String wrong =
                faults.entrySet().stream()
                        .map(one -> "  %s%n    %s%n".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining());
        return "%s%n  %.0f %% were valid but for one mutation; %d of %d operations were done at least once.%n%s%n"
                .formatted(
                        lines,
                        100 * shareWithOneMutation(),
                        answered(),
                        operations(),
                        wrong.isEmpty() ? "  Nothing was wrong." : "  WRONG:\n" + wrong);
    }

    private static String counts(Map<Integer, Integer> all) {
        return all.entrySet().stream()
                .map(one -> (one.getKey() == 0 ? "none" : one.getKey()) + "×" + one.getValue())
                .collect(Collectors.joining("  "));
    }
}
