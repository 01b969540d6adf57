package jp.nagaokapay.api.app.setup;

import org.jspecify.annotations.Nullable;

/**
 * What doctor found.
 *
 * @param words a sentence
 * @param remedy what to do; null where all is well
 */
record Finding(Level level, String words, @Nullable String remedy) {

    enum Level {
        OK("ok"),
        /** Worth knowing; nothing is broken. */
        NOTE("note"),
        WRONG("WRONG");

        private final String shown;

        Level(String shown) {
            this.shown = shown;
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    static Finding ok(String words) {
        return new Finding(Level.OK, words, null);
    }

    static Finding note(String words, String remedy) {
        return new Finding(Level.NOTE, words, remedy);
    }

    static Finding wrong(String words, String remedy) {
        return new Finding(Level.WRONG, words, remedy);
    }

    @Override
    public String toString() {
        return "%-6s %s%s".formatted(level, words, remedy == null ? "" : "\n       -> " + remedy);
    }
}
