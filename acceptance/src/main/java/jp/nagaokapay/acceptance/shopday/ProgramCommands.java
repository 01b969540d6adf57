package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/** How the two programs are started. */
record ProgramCommands(List<String> ledger, List<String> gateway) {
    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");
    private static final Map<Path, Path> UNPACKED = new ConcurrentHashMap<>();

    /** The programs of two executable jars: the ledger's, and the merchant gateway's. */
    static ProgramCommands of(Path ledgerJar, Path gatewayJar) {
        return new ProgramCommands(jar(ledgerJar), jar(gatewayJar));
    }

    /** Where {@code nagaokapay}, the script, says that the ledger is. */
    static String ledgerJar() {
        return System.getenv().getOrDefault("NAGAOKAPAY_LEDGER_JAR", "ledger-api.jar");
    }

    /** Where it says that the gateway is. */
    static String gatewayJar() {
        return System.getenv().getOrDefault("NAGAOKAPAY_GATEWAY_JAR", "merchant-gateway.jar");
    }

    private static List<String> jar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new ShopDayFailed("There is no program at " + jar);
        }
        return command("-jar", UNPACKED.computeIfAbsent(jar, ProgramCommands::unpacked).toString());
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
                throw new ShopDayFailed(jar + " cannot be unpacked");
            }
            return folder.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopDayFailed("interrupted while unpacking " + jar);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
