package jp.nagaokapay.api.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.web.access.SecurityEvent;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong is found, by whichever node sees it. */
class AlarmSourcesTest extends HttpTest {
    @Autowired private AlarmWatch watch;
    @Autowired private AlarmSettings settings;
    @Autowired private JdbcClient jdbc;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private HealthContributorRegistry health;
    @Autowired private Processors processors;
    @Autowired private EventLog log;

    @Test
    void each_change_of_what_somebody_may_do_is_an_alarm_of_its_own() {
        AccessChanges changes = new AccessChanges(jdbc);
        List<String> before = names(changes).toList();
        String form = "{\"username\": \"c%s\", \"scopes\": [\"office\"]}";
        ApiClient admin = with("admin");
        String id =
                admin.post("/office/v1/staff", form.formatted(UUID.randomUUID())).text("staffId");
        admin.post("/office/v1/staff/" + id + "/disable");
        admin.post("/office/v1/staff/staff:nobody/disable");
        admin.get("/office/v1/staff");

        List<Alarm> news =
                changes.current().stream()
                        .filter(alarm -> !before.contains(alarm.name()))
                        .filter(alarm -> alarm.detail().contains(id))
                        .toList();
        assertThat(news).hasSize(2);
        assertThat(news.getFirst().detail()).contains("office " + id);
    }

    @Test
    void a_part_that_is_down_is_an_alarm_until_it_is_up() {
        AtomicReference<Health> state = new AtomicReference<>(Health.down().build());
        health.registerContributor("testPart", (HealthIndicator) state::get);
        try {
            watch.look();
            assertThat(goingOn()).contains("testPart");

            state.set(Health.up().build());
            jdbc.sql("UPDATE alarm SET seen_at = now() - interval '1 hour'").update();
            watch.look();
            assertThat(goingOn()).doesNotContain("testPart");
        } finally {
            health.unregisterContributor("testPart");
        }
    }

    @Test
    void guesses_that_are_spread_over_two_nodes_are_one_surge() {
        forgetRefusalsOfOtherTests();
        RefusalSurges here = new RefusalSurges(jdbc, settings);
        RefusalSurges there = new RefusalSurges(jdbc, settings);
        for (int i = 0; i < settings.refusedClients() / 2; i++) {
            here.on(refused(Kind.CLIENT, "SECRET"));
            there.on(refused(Kind.CLIENT, "THROTTLED"));
        }
        assertThat(names(here)).doesNotContain("refused-client");
        assertThat(names(there)).contains("refused-client");
        assertThat(names(here)).contains("refused-client");
    }

    @Test
    void tokens_that_expire_are_no_surge() {
        forgetRefusalsOfOtherTests();
        RefusalSurges surges = new RefusalSurges(jdbc, settings);
        for (int i = 0; i < 10 * settings.refusedTokens(); i++) {
            surges.on(refused(Kind.TOKEN, "EXPIRED"));
        }
        assertThat(names(surges)).doesNotContain("refused-token");
        events.publishEvent(refused(Kind.TOKEN, "REVOKED"));
    }

    @Test
    void a_processor_that_is_behind_and_does_not_move_is_an_alarm() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        StoppedProcessors stopped = new StoppedProcessors(processors, log, now::get);
        walletWith(1_000);
        stopped.current();
        now.set(Instant.EPOCH.plus(Duration.ofDays(1)));
        processors.awaitDrained(Duration.ofSeconds(30));
        assertThat(stopped.current()).as("all have read everything").isEmpty();
    }

    @Test
    void a_job_that_keeps_failing_and_a_charge_that_stays_unclear_are_alarms() {
        jdbc.sql(
                        """
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked,
                                                     consecutive_failures, version)
                        VALUES ('test-job', 'recurring', '2999-01-01', false, 3, 1)
                        """)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO open_charge
                        VALUES ('charge:stuck', 'wallet:x', 1000, 'BANK', '2020-01-01')
                        """)
                .update();
        try {
            watch.look();
            assertThat(goingOn()).contains("job test-job", "unclear-charges");
        } finally {
            jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = 'test-job'").update();
            jdbc.sql("DELETE FROM open_charge WHERE charge_id = 'charge:stuck'").update();
        }
    }

    @Test
    void a_provider_that_contradicts_itself_or_keeps_money_is_an_alarm() {
        jdbc.sql(
                        """
                        INSERT INTO funding_answer
                            (charge_id, wallet_id, asked_at, answer, contradicted_at)
                        VALUES ('charge:odd', 'wallet:x', now(), 'COLLECTED', now())
                        """)
                .update();
        jdbc.sql("INSERT INTO funding_return VALUES ('charge:odd', 'wallet:x', '2020-01-01')")
                .update();
        try {
            watch.look();
            assertThat(goingOn()).contains("contradicted-charges", "money-not-given-back");
        } finally {
            jdbc.sql("DELETE FROM funding_answer WHERE charge_id = 'charge:odd'").update();
            jdbc.sql("DELETE FROM funding_return WHERE charge_id = 'charge:odd'").update();
        }
    }

    private void forgetRefusalsOfOtherTests() {
        jdbc.sql("DELETE FROM security_event_count").update();
    }

    private static SecurityEvent refused(Kind kind, String reason) {
        return new SecurityEvent(kind, reason, null, null, "POST", "/oauth2/token");
    }

    private static Stream<String> names(AlarmSource source) {
        return source.current().stream().map(Alarm::name);
    }

    private List<String> goingOn() {
        return jdbc.sql("SELECT name FROM alarm WHERE ended_at IS NULL")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
