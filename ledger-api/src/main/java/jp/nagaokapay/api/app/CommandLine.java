package jp.nagaokapay.api.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program can be started to do: {@code java -jar … [command] [arguments]}. Without a command
 * it does the first; with {@code --help} it says what it could do.
 *
 * @param help printed where help is asked for; a line for each command stands where it has {@code
 *     %s}
 */
public record CommandLine(List<Command> commands, String help) {
    private static final String HELP = "help";
    private static final int NOT_UNDERSTOOD = 2;

    /** Does what the arguments ask for; returns the exit status. */
    public int run(String... arguments) {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("-");
        List<String> rest = Arrays.asList(arguments).subList(named ? 1 : 0, arguments.length);
        if (rest.contains("--help") || (named && arguments[0].equals(HELP))) {
            System.out.println(text());
            return 0;
        }
        String name = named ? arguments[0] : commands.getFirst().name();
        Optional<Command> command =
                commands.stream().filter(one -> one.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            System.err.println("Unknown command: " + name + System.lineSeparator() + text());
            return NOT_UNDERSTOOD;
        }
        return command.get().run(rest);
    }

    String text() {
        Stream<String> lines =
                Stream.concat(
                        commands.stream().map(command -> line(command.name(), command.summary())),
                        Stream.of(line(HELP, "print this")));
        return help.formatted(lines.collect(Collectors.joining(System.lineSeparator())));
    }

    private static String line(String name, String summary) {
        return "  %-10s %s".formatted(name, summary);
    }
}
