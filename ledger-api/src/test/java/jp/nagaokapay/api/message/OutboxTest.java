package jp.nagaokapay.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.api.LoggedLines;
import jp.nagaokapay.api.message.MessageTable.Claimed;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.web.secret.OutsideKeyWork;
import jp.nagaokapay.web.secret.SecretUnreadable;
import jp.nagaokapay.web.secret.TestCipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages leave a real database for a real HTTP server. */
class OutboxTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String OLD = "old:" + "A".repeat(43);
    private static final String NEW = "new:" + "B".repeat(42) + "A";

    private final MessageStage stage = new MessageStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_message_leaves_at_once_and_the_database_and_the_log_say_nothing_of_whom_it_was_for() {
        try (LoggedLines logged = new LoggedLines(MessageDelivery.class.getName())) {
            stage.gateway.answers(500);
            stage.outbox().send(stage.code());
            await().atMost(SOON).until(() -> stage.outcomes().equals("WAITING/1/HTTP 500"));
            assertThat(DatabaseContent.of(stage.jdbc))
                    .as("while it waits")
                    .doesNotContain("12345678", "確認コード", "123456");

            stage.clock.passes(Duration.ofSeconds(5));
            stage.node.sendDue();

            await().atMost(SOON).until(() -> stage.outcomes().equals("SENT/2/HTTP 200"));
            assertThat(DatabaseContent.of(stage.jdbc)).doesNotContain("12345678", "sign-up:one");
            assertThat(logged.all())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).doesNotContain("12345678", "確認"));
        }
        assertThat(stage.gateway.bodies())
                .hasSize(2)
                .allSatisfy(
                        body -> assertThat(body).contains(MessageStage.PHONE, MessageStage.TEXT))
                .as("the gateway can tell a repeated one")
                .containsOnly(stage.gateway.bodies().getFirst());
    }

    @Test
    void what_its_transaction_takes_back_never_leaves() {
        stage.transaction.executeWithoutResult(undo -> {
            stage.outbox().send(stage.code());
            undo.setRollbackOnly();
        });
        stage.node.sendDue();
        assertThat(stage.outcomes()).isEmpty();

        stage.transaction.executeWithoutResult(_ -> {
            stage.outbox().send(stage.code());
            stage.node.wake();
            assertThat(stage.gateway.bodies()).as("not before the end").isEmpty();
        });
        await().atMost(SOON).until(() -> stage.outcomes().equals("SENT/1/HTTP 200"));
    }

    @Test
    void what_is_refused_for_good_is_not_tried_again() {
        stage.gateway.answers(400);
        stage.outbox().send(stage.code());
        await().atMost(SOON).until(() -> stage.outcomes().equals("REFUSED/1/HTTP 400"));

        stage.clock.passes(Duration.ofMinutes(1));
        stage.node.sendDue();
        assertThat(stage.gateway.bodies()).hasSize(1);
    }

    @Test
    void a_code_that_cannot_leave_before_it_expires_is_given_up_and_emptied() {
        stage.gateway.answers(500, 503, 429, 302, 500, 500, 500, 500, 500, 500);
        stage.outbox().send(stage.code());
        for (int pause = 5; pause <= 320; pause *= 2) {
            await().atMost(SOON).until(stage.idle());
            stage.clock.passes(Duration.ofSeconds(pause));
            stage.node.sendDue();
        }
        await().atMost(SOON).until(() -> stage.outcomes().startsWith("GIVEN_UP/7/HTTP 500"));
        assertThat(stage.gateway.bodies()).hasSize(7);
        assertThat(stage.jdbc.queryForList("SELECT secret FROM message", String.class))
                .containsOnlyNulls();
    }

    @Test
    void what_a_crash_left_is_sent_by_another_node_and_not_before_the_first_would_have_ended() {
        stage.outboxOfSleepers().send(stage.code());
        assertThat(claim(10)).hasSize(1); // and dies

        stage.node.sendDue();
        assertThat(claim(10)).isEmpty();

        stage.clock.passes(MessageDelivery.LEASE);
        stage.node.sendDue();
        await().atMost(SOON).until(() -> stage.outcomes().equals("SENT/2/HTTP 200"));
    }

    @Test
    void who_comes_back_late_does_not_end_what_another_is_sending() {
        stage.outboxOfSleepers().send(stage.code());
        Claimed late = claim(1).getFirst();
        stage.clock.passes(MessageDelivery.LEASE);
        claim(1);

        stage.table().end(late, MessageTable.Outcome.REFUSED, "late", stage.clock.instant());
        stage.table().retry(late, stage.clock.instant(), "late");

        assertThat(stage.outcomes()).isEqualTo("WAITING/2/-");
    }

    @Test
    void two_nodes_send_each_message_once() {
        for (int i = 0; i < 60; i++) {
            stage.outboxOfSleepers().send(MessageStage.code("+8190" + (10_000_000 + i), null));
        }
        try (MessageDelivery other = stage.node()) {
            stage.node.wake();
            other.wake();
            await().until(() -> !stage.outcomes().contains("WAITING"));
        }
        assertThat(stage.gateway.bodies()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void what_waits_for_somebody_who_is_forgotten_is_called_back() {
        MessagePort outbox = stage.outboxOfSleepers();
        outbox.send(stage.code());
        outbox.forget("sign-up:one");

        stage.node.sendDue();

        assertThat(stage.outcomes()).isEqualTo("CALLED_BACK/0/-");
        assertThat(stage.gateway.bodies()).isEmpty();
    }

    @Test
    void that_a_phone_changes_is_told_to_the_old_one_even_after_it_changed() {
        MessagePort outbox = stage.outboxOfSleepers();
        for (MessageKind kind : List.of(MessageKind.EXPIRY_NOTICE, MessageKind.PHONE_CHANGE)) {
            outbox.send(Message.sms(kind, MessageStage.PHONE, "text", "resident:ann"));
        }

        outbox.forgetAllButWarnings("resident:ann");
        assertThat(stage.outcomes()).isEqualTo("CALLED_BACK/0/- WAITING/0/-");
        outbox.forget("resident:ann");
        assertThat(stage.outcomes()).isEqualTo("CALLED_BACK/0/- CALLED_BACK/0/-");
    }

    @Test
    void a_notice_wakes_nobody_and_a_code_does_not_wait_for_the_day() {
        stage.clock.is("2026-04-01T10:59:58Z"); // two seconds before eight in the evening
        stage.gateway.answers(500, 500);
        stage.outbox().send(Message.sms(MessageKind.EXPIRY_NOTICE, MessageStage.PHONE, "x", null));
        stage.outbox().send(stage.code());
        await().atMost(SOON).until(() -> stage.outcomes().matches("(WAITING/1/HTTP 500 ?){2}"));

        assertThat(
                        stage.jdbc.queryForList(
                                "SELECT next_at FROM message ORDER BY kind", OffsetDateTime.class))
                .extracting(OffsetDateTime::toInstant)
                .containsExactly(
                        Instant.parse("2026-04-02T00:00:00Z"),
                        Instant.parse("2026-04-01T11:00:03Z"));
    }

    @Test
    void the_delivery_log_is_kept_for_a_while() {
        stage.outbox().send(stage.code());
        await().atMost(SOON).until(() -> stage.outcomes().startsWith("SENT"));
        stage.outboxOfSleepers().send(stage.code());

        stage.table().deleteEndedBefore(stage.clock.instant().plusSeconds(1));

        assertThat(stage.outcomes()).isEqualTo("WAITING/0/-");
    }

    @Test
    void what_waits_comes_under_another_key_from_outside_with_all_other_secrets() {
        stage.table(TestCipher.with(OLD)).add(stage.code(), stage.clock.instant());

        new OutsideKeyWork(
                        TestCipher.with(NEW + " " + OLD),
                        List.of(MessageConfiguration.encryptedTexts(JdbcClient.create(stage.jdbc))))
                .encryptAgain(new PrintStream(new ByteArrayOutputStream()));

        Claimed claimed = claim(1).getFirst();
        assertThat(stage.table(TestCipher.with(NEW)).open(claimed).to())
                .isEqualTo(MessageStage.PHONE);
        assertThatThrownBy(() -> stage.table(TestCipher.with(OLD)).open(claimed))
                .isInstanceOf(SecretUnreadable.class);
    }

    private List<Claimed> claim(int limit) {
        return stage.table().claim(stage.clock.instant(), MessageDelivery.LEASE, limit);
    }
}
