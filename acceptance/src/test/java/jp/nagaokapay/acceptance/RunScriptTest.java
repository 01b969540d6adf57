package jp.nagaokapay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the run script asks of Java, which here only writes that down. */
class RunScriptTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String LEDGER = "ledger-api-1.0.0-SNAPSHOT-exec.jar";
    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "25"' >&2; exit; fi
            home=$(dirname "$0")/..
            echo "$*" >>"$home/calls"
            [ ! -f "$home/environment" ] ||
              printf '%s\n' "${NAGAOKAPAY_UNPACKED_JAR-}" "${NAGAOKAPAY_LEDGER_OPTIONS-}" >"$home/environment"
            case "$*" in
              *" train "*) [ ! -f "$home/untrainable" ] ;;
              *AOTMode=create*) echo cache >"$(echo "$*" | sed 's/.*AOTCache=\\([^ ]*\\).*/\\1/')" ;;
              *jarmode*) mkdir -p "$(echo "$*" | sed 's/.*--destination //')" ;;
            esac
            """;

    @TempDir private Path folder;

    @BeforeEach
    void lay_out_the_folder() throws IOException {
        copy("nagaokapay");
        copy(".mvn/jdk25.sh");
        write("ledger-api/target/" + LEDGER, "");
        write("acceptance/target/acceptance-1.0.0-SNAPSHOT-exec.jar", "");
        Files.setPosixFilePermissions(
                write("jdk/bin/java", JAVA), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void the_first_start_trains_a_cache_and_the_next_only_uses_it() throws Exception {
        List<String> first = callsOf("-Xmx1g", "--server.port=0");
        assertThat(first).filteredOn(call -> call.contains(" train ")).hasSize(1);
        String cached = first.getLast();
        assertThat(cached)
                .contains("-Xmx1g -XX:AOTCache=", "target/unpacked/" + LEDGER)
                .endsWith(" --server.port=0");

        assertThat(callsOf("-Xmx1g", "--server.port=0")).containsExactly(cached);
    }

    @Test
    void a_cache_is_made_for_other_options_and_for_another_jar() throws Exception {
        String cached = callsOf("-Xmx1g").getLast();

        assertThat(callsOf("-Xmx1g -XX:+UseParallelGC").getLast())
                .contains("AOTCache")
                .isNotEqualTo(cached);
        Files.setLastModifiedTime(
                folder.resolve("ledger-api/target/" + LEDGER),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(callsOf("-Xmx1g")).anyMatch(call -> call.contains(" train "));
    }

    @Test
    void what_cannot_be_trained_starts_without_and_is_not_tried_again() throws Exception {
        write("jdk/untrainable", "");

        assertThat(callsOf("-Xmx1g").getLast()).contains(LEDGER).doesNotContain("AOT");
        assertThat(callsOf("-Xmx1g")).hasSize(1).noneMatch(call -> call.contains("AOT"));
    }

    @Test
    void payments_are_measured_on_the_ledger_as_it_is_started() throws Exception {
        write("jdk/environment", "");
        String started = callsOf("-Xmx1g", "--server.port=0").getLast();
        assertThat(callsOf("-Xmx1g", "benchmark", "--rounds=1", "--scenario=payments").getLast())
                .contains("-Xmx1g -jar")
                .doesNotContain("AOT")
                .endsWith(
                        "acceptance-1.0.0-SNAPSHOT-exec.jar benchmark --rounds=1 --scenario=payments");

        String[] environment = Files.readString(folder.resolve("jdk/environment")).split("\n");
        assertThat(started)
                .isEqualTo(environment[1] + " -jar " + environment[0] + " --server.port=0");
        assertThat(callsOf("-Xmx1g", "benchmark")).hasSize(1);
    }

    private List<String> callsOf(String options, String... arguments) throws Exception {
        Path calls = write("jdk/calls", "");
        ProcessBuilder script = new ProcessBuilder("./nagaokapay").directory(folder.toFile());
        script.command().addAll(List.of(arguments));
        script.environment().keySet().removeIf(name -> name.startsWith("NAGAOKAPAY_"));
        script.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        script.environment().put("NAGAOKAPAY_JAVA_OPTIONS", options);
        Path said = folder.resolve("said");
        Process running = script.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(said)).isZero();
        return Files.readAllLines(calls);
    }

    private void copy(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(PROJECT.resolve(file), target);
    }

    private Path write(String file, String text) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        return Files.writeString(target, text);
    }
}
