package jp.nagaokapay.api.app.setup;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a person, one line a question; secrets are not shown where there is a terminal. */
final class TerminalDialog implements Dialog {
    private final BufferedReader in;
    private final PrintStream out;
    private final @Nullable Console console;

    /**
     * @param console null where the answers come through a pipe
     */
    TerminalDialog(BufferedReader in, PrintStream out, @Nullable Console console) {
        this.in = in;
        this.out = out;
        this.console = console;
    }

    @Override
    public String ask(Question question) {
        while (true) {
            out.print("  " + question.words() + offer(question) + ": ");
            out.flush();
            String answer = read(question.secret()).strip();
            if (question.optional() && answer.equals("-")) {
                return "";
            }
            if (!answer.isEmpty()) {
                return answer;
            }
            if (question.offered() != null || question.optional()) {
                return question.offered() == null ? "" : question.offered();
            }
            out.println("  This has to be answered.");
        }
    }

    private static String offer(Question question) {
        if (question.offered() == null) {
            return question.optional() ? " [none]" : "";
        }
        return (question.secret() ? " [as before]" : " [" + question.offered() + "]")
                + (question.optional() ? " (-: none)" : "");
    }

    private String read(boolean secret) {
        try {
            if (secret && console != null) {
                char[] typed = console.readPassword();
                return typed == null ? ended() : new String(typed);
            }
            String line = in.readLine();
            return line == null ? ended() : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ended() {
        throw new SetupRefused("The answers ended; nothing was written.");
    }

    @Override
    public void say(String words) {
        out.println(words);
    }

    @Override
    public boolean askAgain(String part, String problem) {
        out.println("  This does not work: " + problem);
        while (true) {
            out.print("  (a)nswer again, (k)eep it all the same, (q)uit: ");
            out.flush();
            switch (read(false).strip().toLowerCase(Locale.ROOT)) {
                case "a", "" -> {
                    return true;
                }
                case "k" -> {
                    return false;
                }
                case "q" -> throw new SetupRefused("Nothing was written.");
                default -> out.println("  a, k or q?");
            }
        }
    }
}
