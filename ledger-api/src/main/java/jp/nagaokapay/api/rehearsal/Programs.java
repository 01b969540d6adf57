package jp.nagaokapay.api.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.api.NagaokaPay;

/** How the two programs are started from where this one runs. */
record Programs(List<String> ledger, List<String> gateway) {
    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /**
     * The ledger as this process has it, and the gateway of a jar.
     *
     * @param gatewayJar the merchant gateway's executable jar
     */
    static Programs of(Path gatewayJar) {
        if (!Files.isRegularFile(gatewayJar)) {
            throw new RehearsalFailed("There is no merchant gateway at " + gatewayJar);
        }
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        boolean oneJar = classPath.endsWith("-exec.jar");
        return new Programs(
                oneJar
                        ? command("-jar", classPath)
                        : command("-cp", withoutTests(classPath), NagaokaPay.class.getName()),
                command("-jar", gatewayJar.toString()));
    }

    /** Tests' own configuration is no part of the program. */
    private static String withoutTests(String classPath) {
        List<String> entries = new ArrayList<>(List.of(classPath.split(":")));
        entries.removeIf(entry ->
                entry.endsWith("test-classes")
                        || entry.endsWith("-tests.jar")
                        || entry.contains("mockito"));
        return String.join(":", entries);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
