package jp.nagaokapay.api.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.api.app.setup.SetupRun;
import jp.nagaokapay.api.app.setup.SetupWork;

/**
 * {@code setup}: one evening's questions, each answer tried by using it; writes the file of
 * settings, makes the tables and the first accounts of staff. It can be run again.
 */
final class SetupCommand implements Command {
    private static final String USAGE =
            "usage: setup [--settings=nagaokapay.yml] [--answers=FILE] [--unchecked=PART,PART]";
    private static final String SETTINGS = "nagaokapay.yml";

    @Override
    public String name() {
        return "setup";
    }

    @Override
    public String summary() {
        return "ask for what an installation needs, try it, write the file of settings";
    }

    @Override
    public int run(List<String> args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(Set.of("settings", "answers", "unchecked"), args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        String answers = arguments.values().get("answers");
        Path settings = Path.of(arguments.get("settings", SETTINGS));
        try {
            boolean done =
                    SetupRun.run(
                            settings,
                            answers == null ? null : Path.of(answers),
                            Arrays.stream(arguments.get("unchecked", "").split(","))
                                    .filter(part -> !part.isEmpty())
                                    .collect(Collectors.toSet()),
                            new Work(),
                            System.in,
                            System.out);
            if (done) {
                System.out.printf(
                        "%nNext: NAGAOKAPAY_SETTINGS=%s nagaokapay doctor, then serve.%n",
                        settings);
            }
            return done ? 0 : 1;
        } catch (IOException e) {
            System.err.println("The settings cannot be written: " + e);
            return 1;
        }
    }

    private static final class Work implements SetupWork {
        @Override
        public void migrate(String... settings) {
            MigrateCommand.migrate(settings);
        }

        @Override
        public void invite(
                String username, String displayName, Set<String> scopes, String... settings) {
            List<String> arguments =
                    new ArrayList<>(
                            List.of(
                                    "add",
                                    "--username=" + username,
                                    "--name=" + displayName,
                                    "--scopes=" + String.join(",", scopes)));
            arguments.addAll(List.of(settings));
            int status = new StaffCommand().run(arguments);
            if (status != 0) {
                System.out.println(username + " was not added.");
            }
        }
    }
}
