package jp.nagaokapay.gateway;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import jp.nagaokapay.gateway.database.GatewaySchema;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway's own database for tests: a real PostgreSQL with its migrations, one a JVM. */
@NullMarked
public final class GatewayDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static final DataSource DATABASE = migrated(SERVER.getPostgresDatabase());
    private static final int CONNECTIONS_MAX = 8;

    private GatewayDatabase() {}

    public static DataSource get() {
        return DATABASE;
    }

    /** The address of an empty one without tables, for a process that brings its own. */
    public static String freshUrl() {
        return SERVER.getJdbcUrl("postgres", create());
    }

    /** An empty one that nobody else follows the feed into. */
    public static HikariDataSource fresh() {
        HikariDataSource fresh = new HikariDataSource();
        fresh.setDataSource(SERVER.getDatabase("postgres", create()));
        fresh.setMaximumPoolSize(CONNECTIONS_MAX);
        migrated(fresh);
        return fresh;
    }

    private static String create() {
        String name = "gateway_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(DATABASE).sql("CREATE DATABASE " + name).update();
        return name;
    }

    private static DataSource migrated(DataSource database) {
        new GatewaySchema(database, null);
        return database;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
