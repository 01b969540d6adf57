package jp.nagaokapay.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicNode;

/** Runs {@code web-apps/e2e} by Deno. */
final class BrowserTests {
    private static final int MINUTES = 20;
    private static final Path FOLDER = Machine.WEB_APPS.resolve("e2e");
    private static final Path REPORT = Machine.WEB_APPS.resolve("target/e2e.xml");
    private static final Path SAID = Machine.WEB_APPS.resolve("target/e2e.log");

    private final Machine machine;

    BrowserTests(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param address where the program runs
     * @param https its second port, with a certificate of its own making
     * @return a test for each of their sentences
     */
    List<DynamicNode> run(String address, String https) throws IOException {
        Files.deleteIfExists(REPORT);
        Files.deleteIfExists(SAID);
        assertThat(deno(address, https, "install", "--frozen", "--quiet")).as(said()).isZero();
        int exit = deno(address, https, "task", "--quiet", "test", "--junit-path=" + REPORT);
        Files.readAllLines(SAID).stream()
                .filter(line -> line.startsWith("FIGURE "))
                .forEach(System.out::println);
        assertThat(REPORT).as("exit %s, %s", exit, SAID).exists();
        List<DynamicNode> sentences = DenoReport.read(REPORT);
        assertThat(sentences).as(said()).isNotEmpty();
        return sentences;
    }

    private int deno(String address, String https, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(machine.deno().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "NAGAOKAPAY_URL",
                                address,
                                "NAGAOKAPAY_HTTPS_URL",
                                https,
                                "CHROMIUM",
                                machine.chromium().orElseThrow().toString(),
                                "DENO_NO_UPDATE_CHECK",
                                "1",
                                "DENO_TLS_CA_STORE",
                                "mozilla,system",
                                "NO_COLOR",
                                "1"));
        Process running =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(SAID.toFile()))
                        .start();
        try {
            assertThat(running.waitFor(MINUTES, TimeUnit.MINUTES)).as(said()).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
        return running.exitValue();
    }

    private static String said() throws IOException {
        return Files.exists(SAID) ? Files.readString(SAID) : "(nothing)";
    }
}
