package jp.nagaokapay.api.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nagaokapay.web.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server whose program was killed and that runs on by itself, with the data open. Found
 * by its {@code postmaster.pid}; the caller holds the {@link DataDirectory}, so no living program
 * owns it.
 */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private OrphanedServer() {}

    static void stop(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = pid(pidFile).flatMap(ProcessHandle::of);
        if (process.isEmpty()) {
            return; // the machine went down; PostgreSQL itself tidies up
        }
        if (!isServerOf(process.get(), data)) {
            // Somebody else got the number since. PostgreSQL would take them for its server.
            delete(pidFile);
            return;
        }
        LOG.warn(
                "Stopping the database server (process {}) that an earlier run left behind.",
                process.get().pid());
        interrupt(process.get());
        await(process.get());
    }

    /** The first line of the file. */
    private static Optional<Long> pid(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.getFirst()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the system does not show arguments, a server by its name is taken for ours. */
    private static boolean isServerOf(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean isServer =
                info.command().map(command -> command.contains("postgres")).orElse(false);
        return isServer
                && info.arguments()
                        .map(all -> Arrays.asList(all).contains(data.toString()))
                        .orElse(true);
    }

    /** SIGINT: sessions are ended and all is written; a plain terminate would wait for them. */
    private static void interrupt(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
        } catch (IOException _) {
            server.destroy(); // no such command on this system
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(ProcessHandle server) {
        try {
            server.onExit().get(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new StartRefused(
                    "A database server (process %d) of an earlier run is still using the data."
                            .formatted(server.pid()),
                    "Stop that process, then start again.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
