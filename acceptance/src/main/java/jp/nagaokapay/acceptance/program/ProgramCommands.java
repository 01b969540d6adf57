package jp.nagaokapay.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** How the two programs are started. */
public record ProgramCommands(List<String> ledger, List<String> gateway) {
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> ALWAYS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** For runs in which a program starts often and works little. */
    private static final List<String> FOR_SHORT_RUNS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Map<Path, Path> UNPACKED = new ConcurrentHashMap<>();

    /** The programs of two executable jars: the ledger's, and the merchant gateway's. */
    public static ProgramCommands of(Path ledgerJar, Path gatewayJar) {
        return new ProgramCommands(jar(ledgerJar), jar(gatewayJar));
    }

    /** The ledger alone, which serves the shops too. */
    public static ProgramCommands ofLedger(Path ledgerJar) {
        return new ProgramCommands(jar(ledgerJar), List.of());
    }

    /** Where {@code nagaokapay}, the script, says that the ledger is. */
    public static String ledgerJar() {
        return System.getenv().getOrDefault("NAGAOKAPAY_LEDGER_JAR", "ledger-api.jar");
    }

    /** Where it says that the gateway is. */
    public static String gatewayJar() {
        return System.getenv().getOrDefault("NAGAOKAPAY_GATEWAY_JAR", "merchant-gateway.jar");
    }

    private static List<String> jar(Path jar) {
        return command(FOR_SHORT_RUNS, "-jar", unpackedOnce(jar).toString());
    }

    /** The jar with its libraries beside it, until this process ends. */
    static Path unpackedOnce(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new ProgramFailed("There is no program at " + jar);
        }
        return UNPACKED.computeIfAbsent(jar, ProgramCommands::unpacked);
    }

    /** As a program is laid out for a server: it starts in three quarters of the time. */
    private static Path unpacked(Path jar) {
        try {
            Path folder = Files.createTempDirectory("nagaokapay-");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            Process unpacking =
                    new ProcessBuilder(
                                    command(
                                            FOR_SHORT_RUNS,
                                            "-Djarmode=tools",
                                            "-jar",
                                            jar.toString(),
                                            "extract",
                                            "--force",
                                            "--destination",
                                            folder.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (unpacking.waitFor() != 0) {
                throw new ProgramFailed(jar + " cannot be unpacked");
            }
            return folder.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted while unpacking " + jar);
        }
    }

    static List<String> withAlways(List<String> options) {
        return Stream.concat(options.stream(), ALWAYS.stream()).toList();
    }

    private static List<String> command(List<String> options, String... arguments) {
        return Stream.of(List.of(JAVA), withAlways(options), List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }
}
