package jp.nagaokapay.api.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import jp.nagaokapay.web.secret.SecretCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of all purposes as this node knows them. They are read again every few seconds, and a
 * new key takes over only when all nodes must have read it, so that no node meets what it cannot
 * verify. While the database is away, the keys that were read last serve.
 */
@Component
public final class StoredKeys {
    private static final Logger LOG = LoggerFactory.getLogger(StoredKeys.class);

    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(2);

    /** Less than {@link StoredKeyTable#KNOWN_TO_ALL_AFTER}. */
    private static final Duration OLD_AFTER = Duration.ofSeconds(5);

    private final StoredKeyTable table;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Read last;

    /** Fails when the keys in the database are under a key from outside that is not here. */
    StoredKeys(JdbcClient jdbc, SecretCipher cipher) {
        this.table = new StoredKeyTable(jdbc, cipher);
        this.last = read();
    }

    private record Read(long nanos, List<StoredKey> keys) {
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - nanos < age.toNanos();
        }

        List<StoredKey> of(KeyPurpose purpose) {
            return keys.stream().filter(key -> key.purpose() == purpose).toList();
        }
    }

    /** The key to make something new with. */
    public StoredKey current(KeyPurpose purpose) {
        return all(purpose).getFirst();
    }

    /** The current key, then all others that verify, a key to come among them; never empty. */
    public List<StoredKey> all(KeyPurpose purpose) {
        List<StoredKey> keys = recent().of(purpose);
        if (keys.isEmpty()) {
            table.addFirst(purpose);
            keys = readNow().of(purpose);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("there is no key of the purpose " + purpose);
        }
        return keys;
    }

    /** The key of this number, which another node may have made just now; empty if it has ended. */
    public Optional<StoredKey> of(KeyPurpose purpose, int number) {
        return find(recent(), purpose, number).or(() -> find(readNow(), purpose, number));
    }

    /** HMAC-SHA-256 of a text under the current key: 43 characters of base64url. */
    public String seal(KeyPurpose purpose, byte[] text) {
        return current(purpose).seal(text);
    }

    /**
     * Whether one of the keys sealed this text; takes as long for a wrong seal as for another.
     *
     * @param seal as it came from outside
     */
    public boolean fits(KeyPurpose purpose, byte[] text, String seal) {
        byte[] given = seal.getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (StoredKey key : all(purpose)) {
            fits |= MessageDigest.isEqual(key.seal(text).getBytes(StandardCharsets.UTF_8), given);
        }
        return fits;
    }

    private static Optional<StoredKey> find(Read read, KeyPurpose purpose, int number) {
        return read.of(purpose).stream().filter(key -> key.number() == number).findFirst();
    }

    /** Nobody waits for another who reads them, but for keys that are really old. */
    private Read recent() {
        if (last.isYoungerThan(READ_AGAIN_AFTER)) {
            return last;
        }
        if (last.isYoungerThan(OLD_AFTER)) {
            if (!reading.tryLock()) {
                return last;
            }
        } else {
            reading.lock();
        }
        try {
            if (!last.isYoungerThan(READ_AGAIN_AFTER)) {
                last = read();
            }
        } catch (DataAccessException away) {
            LOG.warn("The keys cannot be read again: {}", away.getMessage());
        } finally {
            reading.unlock();
        }
        return last;
    }

    private Read readNow() {
        reading.lock();
        try {
            last = read();
            return last;
        } finally {
            reading.unlock();
        }
    }

    private Read read() {
        return new Read(System.nanoTime(), table.living());
    }
}
