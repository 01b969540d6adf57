package jp.nagaokapay.ledger.log.follow;

import java.util.Collection;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.axonframework.common.transaction.TransactionManager;

/** Makes lanes, and empties the tables of projections that are to be filled again. */
final class Lanes {
    private final EventLog log;
    private final TransactionManager transactions;
    private final ProjectionPositions positions;
    private final DeferredIndexes indexes;

    Lanes(
            EventLog log,
            TransactionManager transactions,
            ProjectionPositions positions,
            DeferredIndexes indexes) {
        this.log = log;
        this.transactions = transactions;
        this.positions = positions;
        this.indexes = indexes;
    }

    Lane shared(long position) {
        return lane(true, position);
    }

    Lane alone(long position) {
        return lane(false, position);
    }

    private Lane lane(boolean shared, long position) {
        return new Lane(new LogPages(log), transactions, positions, indexes, shared, position);
    }

    /**
     * Empties the tables of projections that stand still: each is at the first event, alone. One
     * after the other, lest somebody who reads several of the tables waits for us and we for him.
     */
    void empty(Collection<Projection> projections) {
        projections.forEach(projection ->
                transactions.executeInTransaction(() -> {
                    projection.empty();
                    indexes.dropOf(projection.getName());
                    positions.reset(projection.getName());
                }));
    }

    long endOfTheLog() {
        return log.head();
    }
}
