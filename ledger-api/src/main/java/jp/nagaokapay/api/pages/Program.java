package jp.nagaokapay.api.pages;

import java.util.Arrays;
import java.util.stream.Stream;

/** A program made of pages: the folder of its page below {@code /app/}. */
enum Program {
    WALLET("wallet"),
    TERMINAL("terminal");

    private final String folder;

    Program(String folder) {
        this.folder = folder;
    }

    String path() {
        return "/app/" + folder;
    }

    /** Its page among the packed files. */
    String page() {
        return file("index.html");
    }

    /** A file of its own among the packed ones. */
    String file(String name) {
        return folder + '/' + name;
    }

    /** Every path that a program answers, as patterns. */
    static String[] paths() {
        return Arrays.stream(values())
                .flatMap(program -> Stream.of(program.path(), program.path() + "/**"))
                .toArray(String[]::new);
    }
}
