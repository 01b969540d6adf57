package jp.nagaokapay.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.append.LogEntries;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.append.LogTable;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.NullMarked;

/** Writes events into the log of a test that sends no commands. */
@NullMarked
final class WrittenLog {
    private final DataSource database;
    private final LogEntries entries = new LogEntries(EventCatalogue.NAMES);
    private final Map<String, Long> sequences = new HashMap<>();
    private long head;

    WrittenLog(DataSource database) {
        this.database = database;
    }

    /** Writes what comes behind a position; nothing that is there already. */
    void write(long after, List<? extends LedgerEvent> events) {
        if (after < head) {
            return;
        }
        List<LogEntry> rows = new ArrayList<>();
        for (LedgerEvent event : events) {
            String aggregate =
                    event instanceof WalletEvent e ? e.walletId().value() : "merchant:others";
            long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
            rows.add(
                    entries.of(
                            new GenericDomainEventMessage<>("Test", aggregate, sequence, event),
                            LogEntry.Keys.NONE));
        }
        try (Connection connection = database.getConnection()) {
            LogTable.append(connection, rows, TestMacKeys.KEY);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        head = after + events.size();
    }
}
