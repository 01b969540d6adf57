package jp.nagaokapay.acceptance.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a command works on, as it can be read. */
record Watched(Operation read, RawRequest request) {
    private static final int OF_THE_API = 4;
    private static final Set<Integer> NOT_NOW = Set.of(0, 429, 503);

    /**
     * The nearest that can be read above an operation that changes something; none above others.
     */
    static Optional<Watched> of(Operation command, RawRequest valid, List<Operation> operations) {
        if (command.reads()) {
            return Optional.empty();
        }
        String[] path = command.path().split("/");
        String[] target = valid.target().replaceFirst("\\?.*", "").split("/");
        for (int length = Math.min(path.length, target.length); length >= OF_THE_API; length--) {
            String above = joined(path, length);
            Optional<Operation> read =
                    operations.stream()
                            .filter(one -> one.reads() && one.path().equals(above))
                            .filter(one -> one.program().equals(command.program()))
                            .findFirst();
            if (read.isPresent()) {
                RawRequest request = valid.withMethod("GET").withBody("").without("Content-Type");
                return Optional.of(
                        new Watched(read.get(), request.withTarget(joined(target, length))));
            }
        }
        return Optional.empty();
    }

    private static String joined(String[] segments, int length) {
        return String.join("/", List.of(segments).subList(0, length));
    }

    /** As it is now; nothing where it cannot be read for the moment. */
    Optional<String> now() {
        RawAnswer answer = request.sendTo(read.program());
        return NOT_NOW.contains(answer.status())
                ? Optional.empty()
                : Optional.of(answer.status() + answer.body());
    }

    /** Twice in a row: once it may have been what was done before, which came late. */
    boolean isChangedBy(RawRequest refused, String before) {
        Optional<String> after = now();
        return after.isPresent()
                && !after.get().equals(before)
                && refused.sendTo(read.program()).isRefused()
                && now().filter(again -> !again.equals(after.get())).isPresent();
    }
}
