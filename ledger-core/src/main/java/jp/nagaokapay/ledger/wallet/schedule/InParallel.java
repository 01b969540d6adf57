package jp.nagaokapay.ledger.wallet.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does many independent things a few at a time, so that their commits can share a transaction. What
 * fails is logged and left for the next run: one wallet in trouble must not keep the others.
 */
public final class InParallel {
    /** Enough for a full group commit, few beside the payments of the day. */
    private static final int AT_ONCE_MAX = 32;

    private static final Logger LOG = LoggerFactory.getLogger(InParallel.class);

    private InParallel() {}

    /** The sum of what {@code task} answers for the items where it succeeds. */
    public static <T> int sum(List<T> items, ToIntFunction<T> task) {
        Semaphore room = new Semaphore(AT_ONCE_MAX);
        List<Future<Integer>> answers = new ArrayList<>(items.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                room.acquireUninterruptibly();
                answers.add(
                        threads.submit(() -> {
                            try {
                                return task.applyAsInt(item);
                            } finally {
                                room.release();
                            }
                        }));
            }
        }
        return answers.stream().mapToInt(InParallel::answer).sum();
    }

    private static int answer(Future<Integer> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            LOG.warn("Left for the next run", e.getCause());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
