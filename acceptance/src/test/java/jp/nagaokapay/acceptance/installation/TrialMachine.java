package jp.nagaokapay.acceptance.installation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A machine on which the program is installed anew, within this one: folders, ports and a database
 * cluster of its own. The blocks of the guide find them by the names that they use.
 */
final class TrialMachine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> NEEDED =
            List.of("/usr/bin/pg_createcluster", "/usr/sbin/nginx", "/usr/bin/openssl");
    private static final String NGINX =
            """
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
                access_log off;
                include %1$s/sites-enabled/*;
            }
            """;

    private final Path root;
    private final Path clone;
    private final String postgresql;
    private final String cluster = "trial" + ProcessHandle.current().pid();
    private final int databasePort = ChildProcess.freePort();
    private final int programPort = ChildProcess.freePort();
    private final int managementPort = ChildProcess.freePort();
    private final int httpsPort = ChildProcess.freePort();
    private final List<Process> running = new ArrayList<>();
    private String variables = "";
    private @Nullable Process program;

    /**
     * @param project whose files are installed
     */
    TrialMachine(Path project) throws IOException {
        root = Files.createTempDirectory("trial-machine-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        clone = Files.createDirectories(root.resolve("clone"));
        postgresql = newestPostgresql();
        FileSystemUtils.copyRecursively(project.resolve("docker"), clone.resolve("docker"));
        copy(project, "docs/operations.md");
        Path jar = Path.of(ProgramCommands.ledgerJar());
        Files.createSymbolicLink(
                Files.createDirectories(clone.resolve("ledger-api/target"))
                        .resolve(jar.getFileName()),
                jar.toRealPath());
        String environment = Files.readString(clone.resolve("docker/machine/environment"));
        Files.writeString(
                clone.resolve("docker/machine/environment"),
                set(
                                environment,
                                Map.of(
                                        "NAGAOKAPAY_ACCOUNT",
                                        "nobody",
                                        "NAGAOKAPAY_SETTINGS",
                                        root + "/etc/nagaokapay.yml",
                                        "NAGAOKAPAY_STATE",
                                        root + "/state",
                                        "NAGAOKAPAY_JAVA_OPTIONS",
                                        "'-Xmx512m -XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore="
                                                + root
                                                + "/trust.p12 -Djavax.net.ssl.trustStorePassword=changeit'",
                                        "NAGAOKAPAY_POSTGRESQL",
                                        postgresql,
                                        "NAGAOKAPAY_CLUSTER",
                                        cluster,
                                        "PGPORT",
                                        Integer.toString(databasePort),
                                        "NAGAOKAPAY_BACKUPS",
                                        root + "/backups",
                                        "NAGAOKAPAY_BACKUPS_KEPT",
                                        "2"))
                        + "JAVA_HOME="
                        + System.getProperty("java.home")
                        + "\n");
        replace(
                clone.resolve("docker/machine/nginx.conf"),
                Map.of(
                        "listen 443", "listen 127.0.0.1:" + httpsPort,
                        "listen 80;", "listen 127.0.0.1:" + ChildProcess.freePort() + ";",
                        "127.0.0.1:8080", "127.0.0.1:" + programPort));
    }

    /** Why the guide cannot be tried on this machine; null when it can. */
    static @Nullable String whyNot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "it wants to be root";
        }
        return NEEDED.stream()
                .filter(program -> !Files.isExecutable(Path.of(program)))
                .findFirst()
                .map(missing -> missing + " is not installed")
                .orElse(null);
    }

    private static String newestPostgresql() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .map(version -> version.getFileName().toString())
                    .max(Comparator.comparingInt(Integer::parseInt))
                    .orElseThrow();
        }
    }

    URI address() {
        return URI.create("https://localhost:" + httpsPort);
    }

    int programPort() {
        return programPort;
    }

    int managementPort() {
        return managementPort;
    }

    int databasePort() {
        return databasePort;
    }

    /** Takes the block that names folders, with this machine's own in their place. */
    void takeSettings(String block) {
        variables =
                set(
                                block,
                                Map.of(
                                        "NAME", "localhost",
                                        "PROGRAM", root + "/opt",
                                        "ETC", root + "/etc",
                                        "SAFE", root + "/safe",
                                        "NGINX", root + "/nginx"))
                        .replace("/etc/nagaokapay/environment", root + "/etc/environment");
    }

    /** Runs a block as it stands; what it said. Fails when it fails. */
    String run(String block) throws IOException {
        Path said = Files.createTempFile(root, "said", ".log");
        Process shell = start("set -euo pipefail\n" + variables + block, said);
        await(shell, block);
        String text = Files.readString(said);
        if (shell.exitValue() != 0) {
            throw new AssertionError(
                    "exit %d of\n%s\n%s".formatted(shell.exitValue(), block, text));
        }
        return text;
    }

    /** Certificate and private key of the address, and the trust of those who ask there. */
    Path makeCertificate() throws IOException {
        run(
                """
                mkdir -p "$ETC/tls" %1$s/nginx/sites-available %1$s/nginx/sites-enabled
                openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost \\
                  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$ETC/tls/privkey.pem" \\
                  -out "$ETC/tls/fullchain.pem" 2>&1
                %2$s/bin/keytool -importcert -noprompt -alias trial -storepass changeit -storetype PKCS12 \\
                  -file "$ETC/tls/fullchain.pem" -keystore %1$s/trust.p12 2>&1
                chmod 644 %1$s/trust.p12
                """
                        .formatted(root, System.getProperty("java.home")));
        Files.writeString(root.resolve("nginx/nginx.conf"), NGINX.formatted(root + "/nginx"));
        return root.resolve("etc/tls/fullchain.pem");
    }

    void startProxy() throws IOException {
        running.add(
                start(
                        "exec /usr/sbin/nginx -c %1$s/nginx/nginx.conf -g 'daemon off;'"
                                .formatted(root),
                        root.resolve("nginx.log")));
    }

    /** As the unit of systemd does, and returns at once. */
    void startProgram() throws IOException {
        program =
                start(
                        variables + "exec \"$PROGRAM/nagaokapay\" serve",
                        root.resolve("program.log"));
    }

    void stopProgram() throws IOException {
        Process started = program;
        if (started != null) {
            started.descendants().forEach(ProcessHandle::destroy);
            started.destroy();
            await(started, "the program");
            program = null;
        }
    }

    String programLog() throws IOException {
        return Files.readString(root.resolve("program.log"));
    }

    /**
     * The machine's disk is lost, and with it cluster and program; backups and the safe are not.
     */
    void loseDatabase() throws IOException {
        run("pg_dropcluster --stop %s %s".formatted(postgresql, cluster));
    }

    private Process start(String script, Path said) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script).directory(clone.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("NAGAOKAPAY_"));
        shell.environment().remove("JAVA_HOME");
        return shell.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
    }

    private static void await(Process process, String what) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("it does not end: " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void copy(Path project, String file) throws IOException {
        Path to = clone.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(project.resolve(file), to);
    }

    private static String set(String text, Map<String, String> values) {
        String changed = text;
        for (Map.Entry<String, String> each : values.entrySet()) {
            Matcher line = Pattern.compile("(?m)^" + each.getKey() + "=.*$").matcher(changed);
            if (!line.find()) {
                throw new AssertionError(each.getKey() + " is not set in\n" + text);
            }
            changed =
                    line.replaceFirst(
                            Matcher.quoteReplacement(each.getKey() + '=' + each.getValue()));
        }
        return changed;
    }

    private static void replace(Path file, Map<String, String> texts) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> each : texts.entrySet()) {
            if (!text.contains(each.getKey())) {
                throw new AssertionError(file + " has no " + each.getKey());
            }
            text = text.replace(each.getKey(), each.getValue());
        }
        Files.writeString(file, text);
    }

    @Override
    public void close() throws IOException {
        stopProgram();
        for (Process each : running) {
            each.destroy();
            await(each, "nginx");
        }
        Process dropping =
                start(
                        "pg_dropcluster --stop %s %s 2>/dev/null || true"
                                .formatted(postgresql, cluster),
                        root.resolve("drop.log"));
        await(dropping, "the cluster");
        FileSystemUtils.deleteRecursively(root);
    }
}
