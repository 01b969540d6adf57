package jp.nagaokapay.ledger.shared.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobClockTest {

    @Test
    void the_schedule_runs_with_the_application_and_survives_it_in_the_database() {
        String database = TestDatabase.freshUrl();
        try (LedgerNode node = LedgerNode.on(database, "nagaokapay.jobs.enabled=true")) {
            JdbcClient jdbc = node.bean(JdbcClient.class);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() ->
                            assertThat(succeeded(jdbc))
                                    .contains("release-holds", "resolve-charges"));
            assertThat(
                            jdbc.sql("SELECT task_name FROM scheduled_tasks ORDER BY 1")
                                    .query(String.class)
                                    .list())
                    .contains("expire-lots", "release-holds", "resolve-charges");
        }
    }

    private static List<String> succeeded(JdbcClient jdbc) {
        return jdbc.sql("SELECT task_name FROM scheduled_tasks WHERE last_success IS NOT NULL")
                .query(String.class)
                .list();
    }
}
