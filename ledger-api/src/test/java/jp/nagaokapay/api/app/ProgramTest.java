package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The program as an operator has it: started, killed, started again. */
class ProgramTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir private Path directory;

    @Test
    void killed_and_started_again_it_has_its_money_and_has_called_nobody() throws Exception {
        try (RunningProgram first = RunningProgram.start(directory, "first")) {
            String url = first.awaitUrl();
            assertThat(first.log())
                    .contains("/swagger-ui.html", "embedded PostgreSQL 18", "demo-password");
            assertThat(records(first)).as("a start is told in few lines").hasSizeBetween(3, 8);
            HttpResponse<String> charged = charge(first, url);
            assertThat(charged.statusCode()).as(charged.body()).isEqualTo(201);

            try (RunningProgram second =
                    RunningProgram.start(
                            directory,
                            "second",
                            Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"))) {
                assertThat(second.awaitExit()).isNotZero();
                assertThat(second.log())
                        .contains("Another Nagaoka Pay", "APPLICATION FAILED TO START")
                        .doesNotContain("\\tat jp.nagaokapay");
                assertThat(records(second)).isEmpty();
                assertThat(second.log().lines().filter(line -> line.startsWith("{")))
                        .hasSizeGreaterThan(1)
                        .allSatisfy(line ->
                                assertThat(
                                                JsonMapper.shared()
                                                        .readTree(line)
                                                        .at("/service/name")
                                                        .asString())
                                        .isEqualTo("nagaokapay"));
            }
            first.kill();
        }
        assertThat(server()).as("the database outlives the killed program").isPresent();

        try (RunningProgram again = RunningProgram.start(directory, "again")) {
            HttpResponse<String> replayed = charge(again, again.awaitUrl());
            assertThat(replayed.statusCode()).isEqualTo(201);
            assertThat(replayed.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(again.log()).contains("that an earlier run left behind");
            again.stop();

            assertThat(again.lookups()).isSubsetOf(ownNames());
            assertThat(partners(again.recording()))
                    .isNotEmpty()
                    .allSatisfy(address ->
                            assertThat(InetAddress.ofLiteral(address).isLoopbackAddress())
                                    .as(address)
                                    .isTrue());
        }
        assertThat(server()).as("a stopped program takes its database along").isEmpty();
    }

    private static HttpResponse<String> charge(RunningProgram program, String url)
            throws IOException, InterruptedException {
        String token =
                JsonMapper.shared()
                        .readTree(
                                program.post(
                                                url + "/oauth2/token",
                                                FORM,
                                                RunningProgram.basic("demo-counter"),
                                                "grant_type=client_credentials")
                                        .body())
                        .path("access_token")
                        .asString();
        return program.post(
                url + "/counter/v1/charges",
                "application/json",
                "Bearer " + token,
                """
                {"walletId": "wallet:demo-01", "amount": 5000, "receiptNumber": "R-1"}
                """);
    }

    /** The lines of its log that begin with their time. */
    private static List<String> records(RunningProgram program) {
        return program.log().lines().filter(line -> line.matches("\\d{4}-\\d\\d-.*")).toList();
    }

    /** The database server, if it runs. */
    private Optional<ProcessHandle> server() throws IOException {
        Path pidFile = directory.resolve("var/postgres/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()));
    }

    private static List<String> ownNames() throws IOException {
        return List.of("localhost", InetAddress.getLocalHost().getHostName());
    }

    /** Whom the program exchanged a byte with. */
    private static Set<String> partners(Path recording) throws IOException {
        Set<String> addresses = new HashSet<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.hasField("address") && event.getString("address") != null) {
                addresses.add(event.getString("address"));
            }
        }
        return addresses;
    }
}
