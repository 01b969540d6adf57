package jp.nagaokapay.acceptance.deskmonth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.nagaokapay.acceptance.program.ProgramFailed;

/** Does something with many, some at a time. */
final class Parallel {
    private static final int AT_A_TIME = 4;

    private Parallel() {}

    static <T> void each(List<T> items, Consumer<? super T> work) {
        map(
                items,
                item -> {
                    work.accept(item);
                    return true;
                });
    }

    /** The results in the order of the items. */
    static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(threads.submit(() -> work.apply(item)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProgramFailed failed
                    ? failed
                    : new ProgramFailed("a scene broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted", e);
        }
    }
}
