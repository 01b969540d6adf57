package jp.nagaokapay.ledger.log.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.jspecify.annotations.Nullable;

/**
 * Sends policies' commands on threads of their own, so that none joins the processor's batch.
 * Commands for different aggregates go side by side, those for one aggregate in the order of their
 * events.
 */
final class PolicySender implements PolicyCommands {
    private static final String RESOURCE = "policy-commands";

    /** Enough to fill a group commit; more would crowd out the payments, and the queue. */
    private static final int AT_ONCE = 128;

    private final Ledger ledger;
    private final EventLog log;
    private final Executor executor;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final CommandTargetResolver targets = AnnotationCommandTargetResolver.builder().build();

    PolicySender(Ledger ledger, EventLog log, Executor executor) {
        this.ledger = ledger;
        this.log = log;
        this.executor = executor;
    }

    @Override
    public void send(LedgerCommand<?> command) {
        submit(command, () -> deliver(command));
    }

    @Override
    public void send(
            LedgerCommand<?> command, Function<Refused, @Nullable LedgerCommand<?>> otherwise) {
        submit(
                command,
                () -> {
                    try {
                        deliver(command);
                    } catch (Refused refusal) {
                        LedgerCommand<?> instead = otherwise.apply(refusal);
                        if (instead != null) {
                            deliver(instead);
                        }
                    }
                });
    }

    private void submit(LedgerCommand<?> command, Runnable delivery) {
        Map<String, CompletableFuture<Void>> lastOfTarget =
                ProjectionWrites.gather(RESOURCE, HashMap::new, PolicySender::awaitAll);
        String target = targets.resolveTarget(new GenericCommandMessage<>(command)).getIdentifier();
        lastOfTarget.compute(
                target,
                (same, last) ->
                        last == null
                                ? CompletableFuture.runAsync(delivery, executor)
                                : last.thenRunAsync(delivery, executor));
    }

    private static void awaitAll(Map<String, CompletableFuture<Void>> lastOfTarget) {
        CompletableFuture.allOf(lastOfTarget.values().toArray(CompletableFuture[]::new)).join();
    }

    private void deliver(LedgerCommand<?> command) {
        room.acquireUninterruptibly();
        try {
            ledger.send(command);
        } catch (Duplicate done) {
            // An earlier delivery of the same event got this far.
        } catch (Refused refusal) {
            if (!delivered(command)) {
                throw refusal;
            }
        } finally {
            room.release();
        }
    }

    /** What was done once may be refused by what has happened since. */
    private boolean delivered(LedgerCommand<?> command) {
        String key = command.businessKey();
        return key != null && log.find(key).isPresent();
    }
}
