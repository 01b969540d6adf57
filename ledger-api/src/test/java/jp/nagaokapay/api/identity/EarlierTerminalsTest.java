package jp.nagaokapay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.sql.DataSource;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.ledger.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** Terminals that were enrolled before the shops' clients had a table. */
class EarlierTerminalsTest {
    /** As {@code application.yml} says. */
    private static final String[] AS_THE_PROGRAM_DOES = {"*:missing", "*:future"};

    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void they_are_known_afterwards_and_other_clients_are_not_taken_for_them() {
        jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        migrateTo("081");
        theGatewaysFirstTableWasAmongThem();
        JdbcRegisteredClientRepository clients = new JdbcRegisteredClientRepository(jdbc);
        clients.save(
                MachineClients.machine("till-1", Set.of("terminal"))
                        .clientSecret(ClientSecrets.hash("secret"))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientSettings(
                                ClientSettings.builder()
                                        .setting(TerminalClients.MERCHANT_SETTING, "merchant:m")
                                        .setting(TerminalClients.TERMINAL_SETTING, "terminal:t")
                                        .build())
                        .build());
        clients.save(
                MachineClients.machine("counter-1", Set.of("counter"))
                        .clientSecret(ClientSecrets.hash("another"))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .build());

        migrateTo("latest");

        assertThat(jdbc.queryForList("SELECT client_id, merchant_id, terminal_id FROM shop_client"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row)
                                .containsEntry("client_id", "till-1")
                                .containsEntry("merchant_id", "merchant:m")
                                .containsEntry("terminal_id", "terminal:t"));
    }

    /** Version 90, which has a history of its own now. */
    private void theGatewaysFirstTableWasAmongThem() {
        jdbc.execute("CREATE SCHEMA IF NOT EXISTS gateway");
        jdbc.execute(
                """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type,
                    script, checksum, installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, '090', 'declined attempts', 'SQL',
                    'V090__declined_attempts.sql', 1, 'postgres', 1, true
                FROM flyway_schema_history
                """);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db")
                .target(version)
                .ignoreMigrationPatterns(AS_THE_PROGRAM_DOES)
                .load()
                .migrate();
    }
}
