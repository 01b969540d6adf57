package jp.nagaokapay.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real PostgreSQL databases for tests: one server a JVM, one fresh database a call, with the
 * migrations of everything on the class path.
 */
@NullMarked
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    /** Made while the one before is used: it takes a tenth of a second. */
    private static CompletableFuture<String> next = createNext();

    private TestDatabase() {}

    /** A JDBC URL (user and password included) of a fresh, migrated database. */
    public static synchronized String freshUrl() {
        return SERVER.getJdbcUrl("postgres", take());
    }

    /** A fresh, migrated database; connections are not pooled. */
    public static synchronized DataSource fresh() {
        return SERVER.getDatabase("postgres", take());
    }

    /**
     * What a city has: a fresh, empty database, its owner, and a role that owns nothing.
     *
     * @param url without a user; neither needs a password
     */
    public record Roles(String url, String owner, String runTime) {
        public DataSource as(String role) {
            return new DriverManagerDataSource(url, role, "");
        }
    }

    /** A database with two roles of its own. */
    public static Roles withRoles() {
        String name = "roles_" + COUNT.incrementAndGet();
        execute("CREATE ROLE " + name + "_owner LOGIN");
        execute("CREATE ROLE " + name + " LOGIN");
        execute("CREATE DATABASE " + name + " OWNER " + name + "_owner");
        return new Roles(
                "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name,
                name + "_owner",
                name);
    }

    private static String take() {
        String name = next.join();
        next = createNext();
        return name;
    }

    private static CompletableFuture<String> createNext() {
        return CompletableFuture.supplyAsync(TestDatabase::create);
    }

    private static String create() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return name;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "300")
                            .setServerConfig("shared_buffers", "256MB")
                            .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + TEMPLATE);
            }
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", TEMPLATE))
                    .locations("classpath:db")
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
