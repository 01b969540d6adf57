package jp.nagaokapay.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

/** The gateway's own database for tests: a real PostgreSQL with its migrations, one a JVM. */
@NullMarked
public final class GatewayDatabase {
    private static final DataSource DATABASE = start();

    private GatewayDatabase() {}

    public static DataSource get() {
        return DATABASE;
    }

    private static DataSource start() {
        try {
            DataSource database = EmbeddedPostgres.start().getPostgresDatabase();
            new GatewaySchema(database);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
