package jp.nagaokapay.gateway.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/**
 * The gateway's own schema, {@code gateway}, with a history of its own: it may lie beside a ledger
 * in one database or far from it.
 */
@Component
public class GatewaySchema {
    private static final String NAME = "gateway";

    public GatewaySchema(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(NAME)
                .table("schema_history")
                .locations("classpath:gateway/db")
                // The first table was once made by the ledger's migrations.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
