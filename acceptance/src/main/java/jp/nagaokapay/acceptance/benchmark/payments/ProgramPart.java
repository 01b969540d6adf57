package jp.nagaokapay.acceptance.benchmark.payments;

import java.util.List;

/** What a thread of the program does, by its name, of which Linux keeps fifteen characters. */
enum ProgramPart {
    WEB("web and policies' commands", "ForkJoi", "http-nio", "virtual"),
    FOLLOWERS("followers of the log", "EventPr", "follow", "Coordin"),
    GROUP_COMMIT("group commit", "group-c"),
    SNAPSHOTS("snapshots", "snapsho"),
    COLLECTOR("garbage collector", "GC Thre", "G1 ", "ParGC", "VM Thre", "VM Peri"),
    COMPILER("compiler", "C1 ", "C2 ", "Sweeper"),
    OTHERS("others");

    final String title;
    private final List<String> beginnings;

    ProgramPart(String title, String... beginnings) {
        this.title = title;
        this.beginnings = List.of(beginnings);
    }

    static ProgramPart ofThread(String name) {
        for (ProgramPart part : values()) {
            if (part.beginnings.stream().anyMatch(name::startsWith)) {
                return part;
            }
        }
        return OTHERS;
    }
}
