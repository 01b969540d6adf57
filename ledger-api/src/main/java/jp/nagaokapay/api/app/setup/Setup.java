package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/** Asks, tries, writes the file of settings, makes the tables and the first accounts. */
final class Setup {
    private final Path file;
    private final Set<String> unchecked;
    private final SetupWork work;
    private final DatabasePart database = new DatabasePart();
    private final List<SetupPart> parts;

    /**
     * @param file of the settings, there already or not
     * @param unchecked names of parts that are taken as they are answered
     */
    Setup(Path file, Set<String> unchecked, SetupWork work) {
        this.file = file;
        this.unchecked = unchecked;
        this.work = work;
        parts =
                List.of(
                        database,
                        new AddressPart(),
                        new KeysPart(file),
                        new CityPart(),
                        new MessagesPart(),
                        new FundingPart());
        Set<String> names = parts.stream().map(SetupPart::name).collect(Collectors.toSet());
        if (!names.containsAll(unchecked)) {
            throw new SetupRefused(
                    "--unchecked takes " + String.join(",", names.stream().sorted().toList()));
        }
    }

    /** Fails with {@link SetupRefused} before anything but a file of keys was written. */
    void run(Dialog dialog) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new SetupRefused("There is no folder " + folder);
        }
        Map<String, String> settings = new LinkedHashMap<>(SettingsText.read(file));
        Interview interview = new Interview(dialog, settings);
        dialog.say(
                settings.isEmpty()
                        ? "Settings of a new installation, for " + file
                        : "The settings in %s; an empty answer keeps each.".formatted(file));
        parts.forEach(part -> askAndTry(part, interview, dialog));
        List<FirstStaff.Member> staff = FirstStaff.ask(interview);
        if (dialog instanceof FileDialog answers) {
            answers.requireNoFaults();
            answers.notAskedFor().forEach(settings::put);
        }
        write(settings);
        dialog.say("");
        dialog.say("Wrote " + file);
        if (settings.containsKey(DatabasePart.OWNER_PASSWORD)) {
            work.migrate(asArguments(settings));
        }
        for (FirstStaff.Member member : staff) {
            work.invite(
                    member.username(),
                    member.displayName(),
                    member.scopes(),
                    asArguments(settings));
        }
    }

    private void askAndTry(SetupPart part, Interview interview, Dialog dialog) {
        boolean again = true;
        while (again) {
            dialog.say("");
            dialog.say(part.title());
            part.ask(interview);
            if (unchecked.contains(part.name())) {
                dialog.say("  not tried");
                return;
            }
            Optional<String> problem = part.problem(interview);
            if (problem.isEmpty()) {
                dialog.say("  tried, works");
            }
            again = problem.isPresent() && dialog.askAgain(part.name(), problem.get());
        }
    }

    private void write(Map<String, String> settings) throws IOException {
        Map<String, String> written = new LinkedHashMap<>(settings);
        if (!database.keepsOwner()) {
            written.remove(DatabasePart.OWNER_USER);
            written.remove(DatabasePart.OWNER_PASSWORD);
        }
        SettingsText.write(file, written, parts, LocalDate.now(BusinessDate.ZONE));
    }

    private String[] asArguments(Map<String, String> settings) {
        return Stream.concat(
                        Stream.of("--nagaokapay.settings=" + file),
                        settings.entrySet().stream()
                                .filter(entry ->
                                        entry.getKey().startsWith("nagaokapay.database.owner."))
                                .map(entry -> "--" + entry.getKey() + '=' + entry.getValue()))
                .toArray(String[]::new);
    }
}
