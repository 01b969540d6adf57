package jp.nagaokapay.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import jp.nagaokapay.gateway.GatewayDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.JdbcTemplate;

/** The gateway's tables are its own, or it does not start. */
class GatewaySchemaTest {
    private final HikariDataSource database = GatewayDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tables_of_other_migrations_are_refused_and_not_touched() {
        jdbc.update("UPDATE gateway.schema_history SET checksum = 1 WHERE version = '1'");
        jdbc.update("UPDATE gateway.feed_cursor SET position = 7");

        refused();

        assertThat(jdbc.queryForObject("SELECT position FROM gateway.feed_cursor", Long.class))
                .isEqualTo(7);
    }

    @Test
    void tables_without_a_history_are_refused_and_not_touched() {
        jdbc.execute("DROP SCHEMA gateway CASCADE; CREATE SCHEMA gateway");
        jdbc.execute("CREATE TABLE gateway.declined_attempt (id bigint)");

        refused();
    }

    @Test
    void other_schemas_of_the_database_do_not_matter() {
        jdbc.execute("DROP SCHEMA gateway CASCADE");
        jdbc.execute("CREATE TABLE of_somebody_else (id bigint)");

        new GatewaySchema(database, null);

        assertThat(tables()).contains("public.of_somebody_else", "gateway.webhook_endpoint");
    }

    private void refused() {
        List<String> before = tables();
        assertThatExceptionOfType(GatewaySchema.Refused.class)
                .isThrownBy(() -> new GatewaySchema(database, null))
                .satisfies(refused -> {
                    FailureAnalysis said = new GatewaySchema.Analyzer().analyze(refused);
                    assertThat(said.getDescription()).contains("earlier, unreleased version");
                    assertThat(said.getAction()).contains("empty database");
                });
        assertThat(tables()).isEqualTo(before);
    }

    private List<String> tables() {
        return jdbc.queryForList(
                """
                SELECT schemaname || '.' || tablename FROM pg_tables
                WHERE schemaname IN ('gateway', 'public') ORDER BY 1
                """,
                String.class);
    }
}
