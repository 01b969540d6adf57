package jp.nagaokapay.gateway.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up on threads of its own, for a bounded time: the system's resolver cannot be
 * interrupted, and on a virtual thread it would block a carrier thread of all requests.
 */
final class BoundedNameLookup implements TargetPolicy.Names, AutoCloseable {
    private static final int WAITING_MAX = 1_024;
    private static final long IDLE_SECONDS = 30;

    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    // One look-up a name at a time: a name server that hangs keeps one thread, however many ask.
    private final ConcurrentMap<String, FutureTask<InetAddress[]>> inFlight =
            new ConcurrentHashMap<>();

    /**
     * @param timeout how long a caller waits
     * @param threadsMax how many names at once; as many as there are calls at once
     */
    BoundedNameLookup(Duration timeout, int threadsMax) {
        this.timeout = timeout;
        this.threads =
                new ThreadPoolExecutor(
                        threadsMax,
                        threadsMax,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] find(String host) throws UnknownHostException {
        try {
            return shared(host).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
            throw new UnknownHostException("not found in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        }
    }

    private Future<InetAddress[]> shared(String host) {
        FutureTask<InetAddress[]> mine =
                new FutureTask<>(() -> {
                    try {
                        return InetAddress.getAllByName(host);
                    } finally {
                        inFlight.remove(host);
                    }
                });
        FutureTask<InetAddress[]> others = inFlight.putIfAbsent(host, mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(mine);
        } catch (RejectedExecutionException full) {
            inFlight.remove(host, mine);
            throw full;
        }
        return mine;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
