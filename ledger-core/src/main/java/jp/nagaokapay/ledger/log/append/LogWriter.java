package jp.nagaokapay.ledger.log.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.event.StoredKind;
import jp.nagaokapay.ledger.log.mac.MacKeys;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.StaleRead;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one batch of appends as one transaction, and says of each append what became of it. Used
 * by one thread.
 *
 * <p>A batch that meets a taken key, or something restricted that it relies on, is rolled back, the
 * appends concerned are refused, the rest is written again. A connection lost in the middle leaves
 * the outcome unclear: a new connection first waits for the old transaction to end, then looks.
 */
final class LogWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int RECONNECTS_MAX = 3;

    private final DataSource dataSource;
    private final Set<Integer> restrictions;
    private final MacKeys keys;
    private final Set<StoredKind> told = new HashSet<>();
    private @Nullable Connection connection;
    private volatile long lastPosition;

    LogWriter(DataSource dataSource, Set<Integer> restrictions, MacKeys keys) {
        this.dataSource = dataSource;
        this.restrictions = restrictions;
        this.keys = keys;
    }

    /** Not before that of any append that is durable; 0 before the first. */
    long lastPosition() {
        return lastPosition;
    }

    void write(List<Append> batch) {
        List<Append> open = new ArrayList<>(batch);
        int reconnects = 0;
        boolean unclear = false;
        while (!open.isEmpty()) {
            try {
                if (unclear) {
                    open.removeAll(completeThoseInTheLog(open));
                    unclear = false;
                    continue;
                }
                if (commit(open)) {
                    open.forEach(append -> append.durable().complete(null));
                    return;
                }
            } catch (SQLException e) {
                if (PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    if (!rejectTaken(open)) {
                        fail(open, "a key is taken, but none of the batch's", e);
                        return;
                    }
                } else if (lost(e)) {
                    close();
                    unclear = true;
                    if (++reconnects > RECONNECTS_MAX) {
                        fail(open, "the log is out of reach", e);
                        return;
                    }
                } else if (open.size() > 1) {
                    LOG.warn("A batch of {} commands failed; each is tried alone", open.size(), e);
                    open.forEach(append -> write(List.of(append)));
                    return;
                } else {
                    fail(open, "the log refused the events", e);
                    return;
                }
            }
        }
    }

    /** False when appends were refused for what they rely on, and the rest is to be tried again. */
    private boolean commit(List<Append> appends) throws SQLException {
        Connection current = connection();
        try {
            Map<String, Long> reliedOn = reliedOn(appends);
            List<LogEntry> entries = entries(appends);
            Set<StoredKind> kinds = KindTable.of(entries);
            if (!told.containsAll(kinds)) {
                KindTable.tell(current, kinds);
            }
            long last = LogTable.append(current, entries, keys.current(), reliedOn, restrictions);
            boolean written = last > 0;
            if (written) {
                current.commit();
                told.addAll(kinds);
                lastPosition = last;
            } else {
                Map<String, Long> restricted =
                        AppendConditions.restrictions(current, reliedOn, restrictions);
                Set<String> kept = AppendConditions.kept(current, entries);
                current.rollback();
                appends.removeIf(
                        append -> rejectIfStale(append, restricted) || rejectIfKept(append, kept));
            }
            return written;
        } catch (SQLException e) {
            rollback(current, e);
            throw e;
        }
    }

    /** Restrictions last: what others of the same batch rely on was so before. */
    private List<LogEntry> entries(List<Append> appends) {
        return appends.stream()
                .sorted(Comparator.comparing(this::restricts))
                .flatMap(append -> append.entries().stream())
                .toList();
    }

    private boolean restricts(Append append) {
        return append.entries().stream()
                .anyMatch(entry -> restrictions.contains(entry.kind().number()));
    }

    /** What all of them saw at least. */
    private static Map<String, Long> reliedOn(List<Append> appends) {
        Map<String, Long> seen = new TreeMap<>();
        for (Append append : appends) {
            ReadVersion read = append.reliesOn();
            if (read != null) {
                seen.merge(read.aggregateId(), read.sequenceNumber(), Math::min);
            }
        }
        return seen;
    }

    private static boolean rejectIfStale(Append append, Map<String, Long> lastRestrictions) {
        ReadVersion read = append.reliesOn();
        Long last = read == null ? null : lastRestrictions.get(read.aggregateId());
        return read != null
                && last != null
                && last > read.sequenceNumber()
                && append.durable().completeExceptionally(new StaleRead(read));
    }

    private static boolean rejectIfKept(Append append, Set<String> kept) {
        String key = append.keys().idempotency();
        return key != null && kept.contains(key) && reject(append, Duplicate.Key.IDEMPOTENCY, key);
    }

    /** Refuses the appends whose keys are taken; false when there are none. */
    private boolean rejectTaken(List<Append> open) {
        try {
            Connection current = connection();
            Set<String> taken = LogTable.taken(current, open);
            current.rollback();
            return open.removeIf(append -> reject(append, taken));
        } catch (SQLException e) {
            close();
            return false;
        }
    }

    private static boolean reject(Append append, Set<String> taken) {
        LogEntry.Keys keys = append.keys();
        if (taken.contains("i:" + keys.idempotency())) {
            return reject(append, Duplicate.Key.IDEMPOTENCY, keys.idempotency());
        }
        if (taken.contains("b:" + keys.business())) {
            return reject(append, Duplicate.Key.BUSINESS, keys.business());
        }
        if (taken.contains("a:" + keys.alias())) {
            return reject(append, Duplicate.Key.ALIAS, keys.alias());
        }
        LogEntry first = append.entries().getFirst();
        if (taken.contains("s:" + first.streamKey())) {
            append.durable()
                    .completeExceptionally(
                            new ConcurrencyException(first.streamKey() + " is in the log already"));
            return true;
        }
        return false;
    }

    private static boolean reject(Append append, Duplicate.Key kind, @Nullable String key) {
        append.durable().completeExceptionally(new Duplicate(kind, String.valueOf(key)));
        return true;
    }

    private List<Append> completeThoseInTheLog(List<Append> open) throws SQLException {
        Connection current = connection();
        LogTable.lock(current);
        List<LogEntry> firsts = open.stream().map(append -> append.entries().getFirst()).toList();
        Set<String> present = LogTable.present(current, firsts);
        lastPosition = LogTable.head(current);
        current.rollback();
        List<Append> done =
                open.stream()
                        .filter(append -> present.contains(append.entries().getFirst().streamKey()))
                        .collect(Collectors.toList());
        done.forEach(append -> append.durable().complete(null));
        return done;
    }

    private static void fail(List<Append> open, String why, SQLException cause) {
        LOG.error("{} commands not written: {}", open.size(), why, cause);
        open.forEach(append ->
                append.durable().completeExceptionally(new Unavailable(why, RETRY_AFTER, cause)));
    }

    private static boolean lost(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08") // connection
                || state.startsWith("57P") // shutdown
                || state.startsWith("25P03") // idle in transaction
                || state.equals("55P03") // lock not available: somebody holds the log
                || PSQLState.isConnectionError(state);
    }

    private Connection connection() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = dataSource.getConnection();
            current.setAutoCommit(false);
            connection = current;
        }
        return current;
    }

    private void rollback(Connection current, SQLException cause) {
        try {
            current.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            close();
        }
    }

    @Override
    public void close() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debug("Closing a broken connection failed", e);
            }
        }
    }
}
