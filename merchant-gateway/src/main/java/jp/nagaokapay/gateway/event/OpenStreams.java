package jp.nagaokapay.gateway.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/** All streams of this node. Ends them before the web server waits for its requests. */
class OpenStreams implements SmartLifecycle {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final EventSettings settings;
    private final Map<String, Set<OpenStream>> byShop = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean running;

    OpenStreams(EventSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder("nagaokapay.events.streams", count::get)
                .description("Open event streams of this node")
                .register(meters);
    }

    /** A new stream, as long as there is room for it. */
    synchronized OpenStream open(ShopTerminal terminal) {
        if (!running || count.get() >= settings.streamsMax()) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                    .retryAfter(RETRY_AFTER);
        }
        requireRoom(terminal);
        OpenStream stream = new OpenStream(terminal);
        byShop.computeIfAbsent(terminal.merchantId(), _ -> ConcurrentHashMap.newKeySet())
                .add(stream);
        count.incrementAndGet();
        return stream;
    }

    /**
     * A terminal that comes back over a bad line must not be kept out by streams whose client is
     * long gone: an old one gives way. Young ones are only made to write, which ends them if their
     * client is gone.
     */
    private void requireRoom(ShopTerminal terminal) {
        List<OpenStream> others =
                byShop.getOrDefault(terminal.merchantId(), Set.of()).stream()
                        .filter(it -> it.terminal().equals(terminal) && !it.hasEnded())
                        .toList();
        if (others.size() < settings.streamsPerTerminalMax()) {
            return;
        }
        OpenStream oldest =
                others.stream().max(Comparator.comparing(OpenStream::age)).orElseThrow();
        if (oldest.age().compareTo(settings.heartbeat()) < 0) {
            others.forEach(OpenStream::probe);
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_STREAMS")
                    .with(Map.of("most", settings.streamsPerTerminalMax()))
                    .retryAfter(RETRY_AFTER);
        }
        oldest.end();
    }

    synchronized void close(OpenStream stream) {
        String shop = stream.terminal().merchantId();
        Set<OpenStream> streams = byShop.get(shop);
        if (streams != null && streams.remove(stream)) {
            count.decrementAndGet();
            if (streams.isEmpty()) {
                byShop.remove(shop);
            }
        }
    }

    /** Tells a shop's streams that there is something to read. */
    void announce(String merchantId) {
        byShop.getOrDefault(merchantId, Set.of()).forEach(OpenStream::announce);
    }

    void forEach(Consumer<OpenStream> action) {
        byShop.values().forEach(streams -> streams.forEach(action));
    }

    Set<ShopTerminal> terminals() {
        Set<ShopTerminal> terminals = new HashSet<>();
        forEach(stream -> terminals.add(stream.terminal()));
        return terminals;
    }

    boolean isEmpty() {
        return count.get() == 0;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        forEach(OpenStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
