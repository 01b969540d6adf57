package jp.nagaokapay.api.app.setup;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes the answers from a file; what is missing or does not work is said all at once. */
final class FileDialog implements Dialog {
    private final Map<String, String> answers;
    private final PrintStream out;
    private final Set<String> asked = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    FileDialog(Map<String, String> answers, PrintStream out) {
        this.answers = answers;
        this.out = out;
    }

    @Override
    public String ask(Question question) {
        asked.add(question.name());
        String answer = answers.get(question.name());
        if (answer != null && (question.optional() || !answer.isBlank())) {
            return answer.strip();
        }
        if (question.offered() == null && !question.optional()) {
            faults.add("%s is missing: %s".formatted(question.name(), question.words()));
        }
        return question.offered() == null ? "" : question.offered();
    }

    @Override
    public void say(String words) {
        out.println(words);
    }

    @Override
    public boolean askAgain(String part, String problem) {
        faults.add("%s: %s".formatted(part, problem));
        return false;
    }

    /** What nobody asked for is a slip of the pen, or a setting that setup does not know. */
    Map<String, String> notAskedFor() {
        Map<String, String> others = new TreeMap<>(answers);
        others.keySet().removeAll(asked);
        return others;
    }

    /** Fails with everything that was wrong, if anything was. */
    void requireNoFaults() {
        Set<String> slips = new TreeSet<>();
        notAskedFor().keySet().stream()
                .filter(name -> name.startsWith(Interview.OWN))
                .forEach(slips::add);
        if (!slips.isEmpty()) {
            faults.add("not understood: " + String.join(", ", slips));
        }
        if (!faults.isEmpty()) {
            throw new SetupRefused(
                    "Nothing was written:"
                            + System.lineSeparator()
                            + "  "
                            + String.join(System.lineSeparator() + "  ", faults));
        }
    }
}
