package jp.nagaokapay.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import jp.nagaokapay.ledger.message.Duplicate;
import jp.nagaokapay.ledger.message.Ledger;
import jp.nagaokapay.ledger.message.LedgerCommand;
import jp.nagaokapay.ledger.message.Refused;
import org.jspecify.annotations.Nullable;

/** Sends policies' commands on threads of their own, so that none joins the processor's batch. */
final class PolicySender implements PolicyCommands {
    private static final String RESOURCE = "policy-commands";

    private final Ledger ledger;
    private final Executor executor;

    PolicySender(Ledger ledger, Executor executor) {
        this.ledger = ledger;
        this.executor = executor;
    }

    @Override
    public void send(LedgerCommand<?> command) {
        submit(() -> deliver(command));
    }

    @Override
    public void send(
            LedgerCommand<?> command, Function<Refused, @Nullable LedgerCommand<?>> otherwise) {
        submit(() -> {
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

    private void submit(Runnable delivery) {
        List<CompletableFuture<Void>> sent =
                ProjectionWrites.gather(RESOURCE, ArrayList::new, PolicySender::awaitAll);
        sent.add(CompletableFuture.runAsync(delivery, executor));
    }

    private static void awaitAll(List<CompletableFuture<Void>> sent) {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    private void deliver(LedgerCommand<?> command) {
        try {
            ledger.send(command);
        } catch (Duplicate done) {
            // An earlier delivery of the same event got this far.
        }
    }
}
