package jp.nagaokapay.ledger.log.read;

import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;

/** Finds facts in the log by the keys that make them unique; sees every acknowledged command. */
public interface LogKeys {
    Optional<KeyedEvent> find(String businessOrAliasKey);

    /** The first event of the command that carried the key. */
    record KeyedEvent(String aggregateId, LedgerEvent event, long position) {}
}
