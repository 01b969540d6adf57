package jp.nagaokapay.api.message;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.secret.TestCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox on a database of its own, with as many nodes as a test needs and a clock it sets. */
public final class MessageStage implements AutoCloseable {
    static final String PHONE = "+819012345678";
    static final String TEXT = "確認コードは123456です";

    final DataSource database = TestDatabase.fresh();
    final JdbcTemplate jdbc = new JdbcTemplate(database);
    final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    final TestGateway gateway = new TestGateway();
    final SettableClock clock = new SettableClock(Instant.parse("2026-04-01T02:00:00Z"));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final MessageDelivery node = node();

    /** An outbox from which nothing leaves. */
    public static MessagePort noWays() {
        JdbcClient nowhere = JdbcClient.create(TestDatabase.fresh());
        return new Outbox(
                new MessageTable(nowhere, TestCipher.ofTheDemo()),
                new MessageBudget(nowhere, 1),
                Set.of(),
                () -> {},
                Clock.systemUTC());
    }

    MessageTable table() {
        return table(TestCipher.ofTheDemo());
    }

    MessageTable table(SecretCipher cipher) {
        return new MessageTable(JdbcClient.create(jdbc), cipher);
    }

    MessageDelivery node() {
        return new MessageDelivery(
                table(),
                new MessageSenders(List.of(new SmsGateway(gateway.settings()))),
                clock,
                meters);
    }

    /** What takes messages over and wakes the node. */
    MessagePort outbox() {
        return outbox(node::wake, 1_000);
    }

    /** The same with nobody awake. */
    MessagePort outboxOfSleepers() {
        return outbox(() -> {}, 1_000);
    }

    MessagePort outbox(Runnable wake, long perDay) {
        return new Outbox(table(), budget(perDay), Set.of(MessageWay.SMS), wake, clock);
    }

    MessageBudget budget(long perDay) {
        return new MessageBudget(JdbcClient.create(jdbc), perDay);
    }

    static Message code(String phone, @Nullable Instant until) {
        return new Message(
                MessageKind.SIGN_UP_CODE,
                MessageWay.SMS,
                phone,
                TEXT,
                "123456",
                until,
                "sign-up:one");
    }

    Message code() {
        return code(PHONE, clock.instant().plus(Duration.ofMinutes(10)));
    }

    String outcomes() {
        return String.join(
                " ",
                jdbc.queryForList(
                        """
                        SELECT coalesce(outcome, 'WAITING') || '/' || attempts || '/'
                            || coalesce(provider_status, '-')
                          FROM message ORDER BY message_id
                        """,
                        String.class));
    }

    /** Whether no message is being sent: its next try is not that of after a crash. */
    Callable<Boolean> idle() {
        return () ->
                JdbcClient.create(jdbc)
                        .sql("SELECT count(*) FROM message WHERE next_at = ?")
                        .param(SqlTime.utc(clock.instant().plus(MessageDelivery.LEASE)))
                        .query(Long.class)
                        .single()
                        .equals(0L);
    }

    @Override
    public void close() {
        node.close();
        gateway.close();
    }

    /** Stands still unless it is set. */
    static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }

        void is(String time) {
            now = Instant.parse(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
