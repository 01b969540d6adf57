package jp.nagaokapay.api.app.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.web.secret.KeyFile;
import jp.nagaokapay.web.secret.OwnerOnlyFile;

/**
 * A PostgreSQL of the program's own, for real money: the library that brings it is made for tests,
 * and switches off what makes a commit durable; here it is on. Listens on a free port of this
 * machine alone, behind a password that only this directory's owner can read.
 */
final class EmbeddedDatabase implements LedgerDatabase, AutoCloseable {
    private static final String NAME = "nagaokapay";
    private static final String ADMINISTRATOR = "postgres";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    /** Roles whose passwords nobody else needs, so that they are new at every start. */
    private final Login owner = new Login("nagaokapay_owner", ClientSecrets.next());

    private final Login program = new Login("nagaokapay", ClientSecrets.next());

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server, String password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /** Starts it on the data in {@code home}, or on new data. Recovery after a crash included. */
    static EmbeddedDatabase start(Path home) {
        DataDirectory directory = DataDirectory.take(home);
        try {
            OrphanedServer.stop(directory.data());
            String password = password(directory.passwordFile());
            if (!Files.exists(directory.keyFile())) {
                KeyFile.addTo(directory.keyFile());
            }
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory.data())
                            .setCleanDataDirectory(false)
                            .setOverrideWorkingDirectory(directory.programs().toFile())
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(STARTS_WITHIN)
                            .setLocaleConfig("locale", "C")
                            .setLocaleConfig("auth", "scram-sha-256")
                            .setLocaleConfig("pwfile", directory.passwordFile().toString())
                            .setConnectConfig("password", password)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("unix_socket_directories", "''")
                            .setServerConfig("shared_buffers", "256MB")
                            .setServerConfig("max_wal_size", "2GB")
                            .setServerConfig("max_connections", "200")
                            .start();
            EmbeddedDatabase database = new EmbeddedDatabase(directory, server, password);
            database.prepare();
            return database;
        } catch (IOException e) {
            directory.close();
            throw new UncheckedIOException("the embedded database did not start", e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), NAME);
    }

    @Override
    public String getUsername() {
        return program.user();
    }

    @Override
    public String getPassword() {
        return program.password();
    }

    @Override
    public Login owner() {
        return owner;
    }

    @Override
    public Login administrator() {
        return new Login(ADMINISTRATOR, password);
    }

    KeyFile keys() {
        return new KeyFile(directory.keyFile());
    }

    /** Stops the server, everything written. Called after all pools are closed. */
    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            directory.close();
        }
    }

    /** Its roles, and the database where it is new. */
    private void prepare() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean isNew =
                    !statement
                            .executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")
                            .next();
            for (Login role : List.of(owner, program)) {
                if (isNew) {
                    statement.execute("CREATE ROLE " + role.user() + " LOGIN");
                }
                // a secret of ours has no quotes
                statement.execute(
                        "ALTER ROLE %s PASSWORD '%s'".formatted(role.user(), role.password()));
            }
            if (isNew) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + owner.user());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not answer", e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnlyFile.write(file, ClientSecrets.next());
        }
        return Files.readString(file).strip();
    }
}
