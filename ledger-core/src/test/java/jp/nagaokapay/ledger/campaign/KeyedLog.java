package jp.nagaokapay.ledger.campaign;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.NullMarked;

/** A log in memory that holds each business key once, as the real one does. */
@NullMarked
final class KeyedLog extends InMemoryEventStorageEngine {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()
                && CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().getMessage().getPayload()
                        instanceof LedgerCommand<?> command) {
            String key = command.businessKey();
            if (key != null && !keys.add(key)) {
                throw new Duplicate(Duplicate.Key.BUSINESS, key);
            }
        }
        super.appendEvents(events);
    }
}
