package jp.nagaokapay.api.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.web.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own PostgreSQL is fit for money. */
class EmbeddedDatabaseTest {
    @TempDir private Path home;

    @Test
    void a_commit_is_durable() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "SHOW server_version")).startsWith("18");
        }
    }

    @Test
    void a_restart_keeps_the_data() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            execute(database, "CREATE TABLE kept (yen bigint)");
            execute(database, "INSERT INTO kept VALUES (1000)");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(ask(database, "SELECT yen FROM kept")).isEqualTo("1000");
        }
    }

    @Test
    void nobody_comes_in_without_the_password() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(database.getJdbcUrl(), "postgres", "guess")
                                    .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void its_data_is_used_by_one_program_at_a_time() throws Exception {
        try (EmbeddedDatabase _ = EmbeddedDatabase.start(home)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Nagaoka Pay")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void a_server_left_behind_is_stopped_before_a_new_one_starts() throws Exception {
        EmbeddedDatabase left = EmbeddedDatabase.start(home);
        execute(left, "CREATE TABLE kept AS SELECT 1000 AS yen");
        Path data = home.toAbsolutePath().resolve("postgres");
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());

        OrphanedServer.stop(data);

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        left.close();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(ask(database, "SELECT yen FROM kept")).isEqualTo("1000");
        }
    }

    @Test
    void data_of_an_earlier_format_are_refused_and_not_touched() throws Exception {
        EmbeddedDatabase.start(home).close();
        Files.delete(home.resolve("format"));
        Map<Path, FileTime> before = files();

        assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("earlier, unreleased version")
                .hasMessageContaining(home.toString());

        assertThat(files()).isEqualTo(before);
        Files.writeString(home.resolve("format"), "0");
        assertThatThrownBy(() -> EmbeddedDatabase.start(home)).isInstanceOf(StartRefused.class);
    }

    @Test
    void the_program_runs_as_a_role_that_may_make_no_table_and_no_role() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home);
                Connection program = connect(database, database.program());
                Statement statement = program.createStatement()) {
            for (String attempt :
                    List.of("CREATE TABLE more (x integer)", "CREATE ROLE more", "CHECKPOINT")) {
                assertThatThrownBy(() -> statement.execute(attempt))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_process_that_only_has_the_old_number_is_left_alone() throws Exception {
        EmbeddedDatabase.start(home).close();
        Path pidFile = home.resolve("postgres").resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(ask(database, "SELECT 1")).isEqualTo("1");
        }
    }

    /** Every file and folder, and when it was last written. */
    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return connect(database, database.owner());
    }

    private static Connection connect(EmbeddedDatabase database, Login role) throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), role.user(), role.password());
    }
}
