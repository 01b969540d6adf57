package jp.nagaokapay.api.app;

import java.util.List;

/** Something the program can be started to do: {@code java -jar … ‹name› ‹arguments›}. */
public interface Command {
    /** The word on the command line. */
    String name();

    /** One line for the help text. */
    String summary();

    /**
     * Does it. Zero means done, or (for a server) running; anything else is the exit status.
     *
     * @param arguments what follows the name
     */
    int run(List<String> arguments);
}
