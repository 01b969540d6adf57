package jp.nagaokapay.api.key;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.nagaokapay.ledger.log.mac.MacKey;
import jp.nagaokapay.ledger.log.mac.MacKeys;
import org.springframework.stereotype.Component;

/**
 * The keys of the log's codes. The writer of the log waits for no other query: it takes the key
 * that this node knows, while newer ones are looked for beside it.
 */
@Component
public final class LogMacKeys implements MacKeys {
    private static final long LOOK_EVERY_NANOS = 2_000_000_000L;

    private final StoredKeys keys;
    private final Map<Integer, MacKey> known = new ConcurrentHashMap<>();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
    private volatile MacKey current;

    LogMacKeys(StoredKeys keys) {
        this.keys = keys;
        this.current = mac(keys.current(KeyPurpose.LOG_MAC));
    }

    @Override
    public MacKey current() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        if (now - last > LOOK_EVERY_NANOS && lookedAt.compareAndSet(last, now)) {
            Thread.ofVirtual().start(() -> current = mac(keys.current(KeyPurpose.LOG_MAC)));
        }
        return current;
    }

    @Override
    public Optional<MacKey> of(int number) {
        return Optional.ofNullable(known.get(number))
                .or(() -> keys.of(KeyPurpose.LOG_MAC, number).map(this::mac));
    }

    private MacKey mac(StoredKey key) {
        return known.computeIfAbsent(key.number(), number -> new MacKey(number, key.secret()));
    }
}
