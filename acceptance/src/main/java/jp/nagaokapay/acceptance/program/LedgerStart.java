package jp.nagaokapay.acceptance.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the run script starts the ledger.
 *
 * @param jar with its libraries beside it
 * @param options of its JVM but for the cache
 * @param cache the option for the AOT cache, which the script made
 */
public record LedgerStart(Path jar, List<String> options, Optional<String> cache) {
    private static final String CACHE = "-XX:AOTCache=";

    /** As the script started it without being asked for more. */
    private static final List<String> USUAL =
            List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx2g");

    /** What the script says by its environment; without it, the packaged jar and no cache. */
    public static LedgerStart of(Map<String, String> environment) {
        String jar = environment.get("NAGAOKAPAY_UNPACKED_JAR");
        if (jar == null || !Files.isRegularFile(Path.of(jar))) {
            return new LedgerStart(
                    ProgramCommands.unpackedOnce(Path.of(ProgramCommands.ledgerJar())),
                    ProgramCommands.withAlways(USUAL),
                    Optional.empty());
        }
        List<String> options =
                List.of(
                        environment
                                .getOrDefault("NAGAOKAPAY_LEDGER_OPTIONS", "")
                                .strip()
                                .split("\\s+"));
        return new LedgerStart(
                Path.of(jar),
                options.stream().filter(option -> !option.startsWith(CACHE)).toList(),
                options.stream().filter(option -> option.startsWith(CACHE)).findFirst());
    }

    /**
     * @param more options, which win over those before them
     */
    public List<String> command(boolean cached, String... more) {
        List<String> command = new ArrayList<>(List.of(ProgramCommands.JAVA));
        command.addAll(options);
        command.addAll(List.of(more));
        if (cached) {
            cache.ifPresent(command::add);
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
