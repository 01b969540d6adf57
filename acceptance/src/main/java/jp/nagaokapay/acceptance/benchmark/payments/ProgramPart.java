package jp.nagaokapay.acceptance.benchmark.payments;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a thread of the program does, by its name, of which Linux keeps fifteen characters. */
enum ProgramPart {
    WEB("web, and commands of policies", "ForkJoi|http-ni"),
    PROJECTIONS("projections", "project"),
    POLICIES("policies", "EventPr"),
    GROUP_COMMIT("group commit", "group-c"),
    SNAPSHOTS("snapshots", "snapsho"),
    COLLECTOR("garbage collector", "GC Thre|G1 |ParGC|VM Thre|VM Peri"),
    COMPILER("compiler", "C1 |C2 "),
    OTHERS("others", "");

    final String title;
    private final Pattern beginning;

    ProgramPart(String title, String beginning) {
        this.title = title;
        this.beginning = Pattern.compile(beginning);
    }

    /** CPU by part, of the threads that a process has now. */
    static Map<ProgramPart, Duration> used(long pid) {
        Map<ProgramPart, Duration> parts = new EnumMap<>(ProgramPart.class);
        ProcStat.ofThreads(pid)
                .forEach(thread ->
                        parts.merge(ofThread(thread.name()), thread.used(), Duration::plus));
        return parts;
    }

    /** The first that it begins as; others begin anyhow. */
    static ProgramPart ofThread(String name) {
        for (ProgramPart part : values()) {
            if (part.beginning.matcher(name).lookingAt()) {
                return part;
            }
        }
        throw new IllegalStateException(name);
    }
}
