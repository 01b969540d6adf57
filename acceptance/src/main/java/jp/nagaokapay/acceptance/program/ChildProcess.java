package jp.nagaokapay.acceptance.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One of the programs, which can be killed and started again where it was. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final URI url;
    private volatile @Nullable Process process;

    /**
     * @param command the program; the port is added
     * @param environment its settings
     * @param log where all that it says goes
     */
    public ChildProcess(List<String> command, Map<String, String> environment, Path log) {
        int port = freePort();
        this.command = new ArrayList<>(command);
        this.command.add("--server.address=127.0.0.1");
        this.command.add("--server.port=" + port);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.url = URI.create("http://127.0.0.1:" + port);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** When this process is told to end before it has closed it. */
    private void end() {
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    public URI url() {
        return url;
    }

    /** Where all that it says goes. */
    public Path log() {
        return log;
    }

    /** Of the running process. */
    public long pid() {
        Process running = process;
        if (running == null) {
            throw new ProgramFailed("it is not running");
        }
        return running.pid();
    }

    /** Starts it and returns at once. */
    public ChildProcess begin() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("NAGAOKAPAY_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ProgramFailed("cannot start " + command.getFirst(), e);
        }
        return this;
    }

    /** Waits until it takes requests. */
    public ChildProcess awaitReady() {
        Instant until = Instant.now().plus(STARTS_WITHIN);
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!isReady(http)) {
                Process running = process;
                if (running == null || !running.isAlive() || Instant.now().isAfter(until)) {
                    throw new ProgramFailed("it did not start:\n" + said());
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        return this;
    }

    private boolean isReady(HttpClient http) {
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(url.resolve("/readyz"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted", e);
        }
    }

    /** As {@code kill -9}. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(nothing)";
        }
    }

    private static void await(Process running) {
        try {
            if (!running.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ProgramFailed("no free port", e);
        }
    }

    /** As {@code kill}; it can be started again. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            await(running);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
