package jp.nagaokapay.api.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.TestClassPath;
import org.awaitility.Awaitility;

/** The program in a process of its own, as an operator starts it, watched from outside. */
final class RunningProgram implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);
    private static final Pattern URL = Pattern.compile("URL\\s+(http://\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final Path lookups;
    private final Path recording;

    private RunningProgram(Process process, Path log, Path lookups, Path recording) {
        this.process = process;
        this.log = log;
        this.lookups = lookups;
        this.recording = recording;
    }

    /** Starts it in {@code directory}; everything it says and does goes to files named so. */
    static RunningProgram start(Path directory, String name) throws IOException {
        return start(directory, name, Map.of());
    }

    /** The same with settings in its environment. */
    static RunningProgram start(Path directory, String name, Map<String, String> environment)
            throws IOException {
        Path log = directory.resolve(name + ".log");
        Path lookups = directory.resolve(name + ".lookups");
        Path recording = directory.resolve(name + ".jfr");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-D" + RecordedLookups.FILE + '=' + lookups,
                        "-XX:StartFlightRecording:filename="
                                + recording
                                + ",settings=none"
                                + ",+jdk.SocketRead#enabled=true,+jdk.SocketRead#threshold=0ns"
                                + ",+jdk.SocketWrite#enabled=true,+jdk.SocketWrite#threshold=0ns",
                        "-cp",
                        classPath(directory),
                        NagaokaPay.class.getName(),
                        "--server.port=0"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(directory.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("NAGAOKAPAY_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new RunningProgram(builder.start(), log, lookups, recording);
    }

    /** The address in its start banner. */
    String awaitUrl() {
        Awaitility.await()
                .atMost(STARTS_WITHIN)
                .until(() -> !process.isAlive() || URL.matcher(log()).find());
        Matcher matcher = URL.matcher(log());
        if (!matcher.find()) {
            throw new AssertionError("it did not start:\n" + log());
        }
        return matcher.group(1);
    }

    int awaitExit() {
        Awaitility.await().atMost(STARTS_WITHIN).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill}. */
    void stop() {
        process.destroy();
        awaitExit();
    }

    String log() {
        return read(log);
    }

    List<String> lookups() {
        return Files.exists(lookups) ? read(lookups).lines().distinct().toList() : List.of();
    }

    Path recording() {
        return recording;
    }

    HttpResponse<String> post(String url, String contentType, String authorization, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", contentType)
                        .header("Authorization", authorization)
                        .header("Idempotency-Key", "\"first-charge\"")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static String basic(String client) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (client + ':' + client + "-secret")
                                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** Ours without the tests, and the recorder of lookups in the place where Java looks for it. */
    private static String classPath(Path directory) throws IOException {
        Path recorder = Files.createDirectories(directory.resolve("recorder"));
        Path services = Files.createDirectories(recorder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("java.net.spi.InetAddressResolverProvider"),
                RecordedLookups.class.getName());
        for (String suffix : List.of("", "$1")) {
            String file = RecordedLookups.class.getName().replace('.', '/') + suffix + ".class";
            Path target = recorder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream bytes =
                    RecordedLookups.class.getClassLoader().getResourceAsStream(file)) {
                Files.write(target, bytes.readAllBytes());
            }
        }
        String all = TestClassPath.get();
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .filter(entry -> !entry.endsWith("-tests.jar") && !entry.contains("mockito"))
                .collect(Collectors.joining(File.pathSeparator, recorder + File.pathSeparator, ""));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
