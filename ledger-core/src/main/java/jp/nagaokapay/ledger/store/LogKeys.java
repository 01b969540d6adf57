package jp.nagaokapay.ledger.store;

import java.util.Optional;
import jp.nagaokapay.ledger.message.LedgerEvent;

/** Finds events in the log by what makes them unique. */
public interface LogKeys {
    Optional<KeyedEvent> find(String businessOrAliasKey);

    record KeyedEvent(String aggregateId, LedgerEvent event, long position) {}
}
