package jp.nagaokapay.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Does things at the same moment. */
@NullMarked
public final class Together {
    private Together() {}

    /** What each attempt came to: its answer, or how it failed. */
    public record Outcome<T>(@Nullable T answer, @Nullable Throwable failure) {
        public boolean succeeded() {
            return failure == null;
        }
    }

    public static <T> List<Outcome<T>> run(List<Callable<T>> attempts) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Outcome<T>> outcomes = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> attempt : attempts) {
                futures.add(
                        executor.submit(() -> {
                            start.await();
                            return attempt.call();
                        }));
            }
            start.countDown();
            for (Future<T> future : futures) {
                try {
                    outcomes.add(new Outcome<>(future.get(), null));
                } catch (ExecutionException e) {
                    outcomes.add(new Outcome<>(null, e.getCause()));
                }
            }
        }
        return outcomes;
    }
}
