package jp.nagaokapay.api.message;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes messages over by writing them down, in the caller's transaction where there is one. */
final class Outbox implements MessagePort {
    private final MessageTable table;
    private final MessageBudget budget;
    private final Set<MessageWay> ways;
    private final Runnable wake;
    private final Clock clock;

    /**
     * @param ways those by which messages go here
     * @param wake what sends them, called when there is one to be sent
     */
    Outbox(
            MessageTable table,
            MessageBudget budget,
            Set<MessageWay> ways,
            Runnable wake,
            Clock clock) {
        this.table = table;
        this.budget = budget;
        this.ways = ways;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public void send(Message message) {
        require(message.way());
        Instant now = clock.instant();
        budget.take(message.kind(), now);
        table.add(message, now);
        onceCommitted(wake);
    }

    @Override
    public void forget(String about) {
        table.forget(about, List.of(MessageKind.values()), clock.instant());
    }

    @Override
    public void forgetAllButWarnings(String about) {
        List<MessageKind> kinds =
                Stream.of(MessageKind.values()).filter(kind -> !kind.isWarning()).toList();
        table.forget(about, kinds, clock.instant());
    }

    @Override
    public boolean goes(MessageWay way) {
        return ways.contains(way);
    }

    private static void onceCommitted(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        action.run();
                    }
                });
    }
}
