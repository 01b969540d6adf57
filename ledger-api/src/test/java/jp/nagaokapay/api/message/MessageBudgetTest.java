package jp.nagaokapay.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.nagaokapay.api.alarm.Alarm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a day costs at most, and what staff hear of it. */
class MessageBudgetTest {
    private static final int PER_DAY = 20;

    private final MessageStage stage = new MessageStage();
    private final MessageWatch watch =
            new MessageWatch(stage.table(), stage.budget(PER_DAY), stage.clock, stage.meters);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void of_many_at_the_same_moment_on_two_nodes_exactly_as_many_leave_as_may() throws Exception {
        List<MessagePort> nodes = List.of(outbox(), outbox());
        Callable<Boolean> one =
                () -> {
                    try {
                        nodes.get((int) (Thread.currentThread().threadId() % 2)).send(stage.code());
                        return true;
                    } catch (MessagesUsedUp usedUp) {
                        assertThat(usedUp.until()).isEqualTo(Instant.parse("2026-04-01T15:00:00Z"));
                        return false;
                    }
                };
        int left = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var sent : threads.invokeAll(Collections.nCopies(2 * PER_DAY, one))) {
                left += sent.get() ? 1 : 0;
            }
        }
        assertThat(left).isEqualTo(PER_DAY);
        assertThat(stage.jdbc.queryForObject("SELECT count(*) FROM message", Integer.class))
                .isEqualTo(PER_DAY);

        stage.clock.passes(Duration.ofDays(1));
        outbox().send(stage.code());
    }

    @Test
    void notices_leave_a_part_of_the_day_to_codes_and_what_is_taken_back_is_not_counted() {
        stage.transaction.executeWithoutResult(undo -> {
            outbox().send(stage.code());
            undo.setRollbackOnly();
        });
        for (int i = 0; i < PER_DAY * MessageBudget.NOTICES_PERCENT / 100; i++) {
            outbox().send(notice());
        }
        assertThatThrownBy(() -> outbox().send(notice())).isInstanceOf(MessagesUsedUp.class);
        for (int i = 0; i < 4; i++) {
            outbox().send(stage.code());
        }
        assertThatThrownBy(() -> outbox().send(stage.code())).isInstanceOf(MessagesUsedUp.class);
    }

    @Test
    void staff_are_told_before_the_day_is_used_up_and_when_it_is() {
        send(15);
        assertThat(watch.current()).isEmpty();
        send(1);
        assertThat(watch.current()).extracting(Alarm::name).containsExactly("messages-running-out");
        send(4);
        assertThat(watch.current()).extracting(Alarm::name).containsExactly("messages-used-up");
    }

    @Test
    void staff_are_told_of_messages_that_do_not_leave_and_operators_see_how_many_wait() {
        send(2);
        assertThat(watch.current()).isEmpty();
        stage.clock.passes(Duration.ofMinutes(4));

        assertThat(watch.current())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.name()).isEqualTo("messages-stuck");
                    assertThat(alarm.detail()).contains("2通", "3分").doesNotContain("12345678");
                });
        assertThat(stage.meters.get("nagaokapay.messages.waiting").gauge().value()).isEqualTo(2);
    }

    @Test
    void staff_are_told_when_the_gateway_takes_nothing() {
        stage.gateway.answers(401, 401, 401, 401, 401);
        send(5);
        stage.node.sendDue();
        await().until(() -> !stage.outcomes().contains("WAITING"));

        assertThat(watch.current()).extracting(Alarm::name).containsExactly("messages-refused");
        assertThat(
                        stage.meters
                                .get("nagaokapay.messages.sent")
                                .tags("way", "sms", "outcome", "refused")
                                .counter()
                                .count())
                .isEqualTo(5);
    }

    private void send(int times) {
        for (int i = 0; i < times; i++) {
            outbox().send(stage.code());
        }
    }

    private MessagePort outbox() {
        return stage.outbox(() -> {}, PER_DAY);
    }

    @Test
    void notices_of_payments_leave_a_part_to_codes_as_other_notices_do() {
        Message paid = Message.sms(MessageKind.PAYMENT_NOTICE, MessageStage.PHONE, "x", null);
        for (int i = 0; i < PER_DAY * MessageBudget.NOTICES_PERCENT / 100; i++) {
            outbox().send(paid);
        }

        assertThatThrownBy(() -> outbox().send(paid)).isInstanceOf(MessagesUsedUp.class);
        outbox().send(stage.code());
    }

    private static Message notice() {
        return Message.sms(MessageKind.EXPIRY_NOTICE, MessageStage.PHONE, "x", null);
    }
}
