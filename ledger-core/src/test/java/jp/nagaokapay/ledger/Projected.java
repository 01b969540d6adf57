package jp.nagaokapay.ledger;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands events to projections as their processors do: batch by batch, each in a unit of work and a
 * transaction of its own, with positions counted from 1.
 */
@NullMarked
public final class Projected {
    private final TransactionTemplate transaction;
    private final List<AnnotationEventHandlerAdapter> projections;
    private final @Nullable WrittenLog log;
    private LotSums lots = new LotSums();
    private long position;

    public Projected(DataSource database, Object... projections) {
        this(null, database, projections);
    }

    /** For projections whose answers read the log too: what is applied is written there first. */
    public static Projected fromLog(DataSource database, Object... projections) {
        return new Projected(new WrittenLog(database), database, projections);
    }

    private Projected(@Nullable WrittenLog log, DataSource database, Object... projections) {
        this.log = log;
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.projections = new ArrayList<>();
        for (Object projection : projections) {
            this.projections.add(new AnnotationEventHandlerAdapter(projection));
        }
    }

    /** All of them in one batch. */
    public Projected apply(LedgerEvent... events) {
        return apply(List.of(events), Math.max(1, events.length));
    }

    public Projected apply(List<? extends LedgerEvent> events, int batchSize) {
        for (int from = 0; from < events.size(); from += batchSize) {
            batch(events.subList(from, Math.min(events.size(), from + batchSize)));
        }
        return this;
    }

    /** As if another node had handled so many events; with less than none, to handle them again. */
    public Projected passOver(int events) {
        position += events;
        return this;
    }

    /** The position of the last event applied. */
    public long position() {
        return position;
    }

    /** Forgets everything, as before a rebuild. */
    public Projected reset() {
        position = 0;
        lots = new LotSums();
        projections.forEach(each -> transaction.executeWithoutResult(_ -> each.prepareReset(null)));
        return this;
    }

    private void batch(List<? extends LedgerEvent> events) {
        if (log != null) {
            log.write(position, events);
        }
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        for (LedgerEvent event : events) {
            messages.add(
                    new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(++position),
                            new GenericEventMessage<>(event, metaDataOf(event))));
        }
        for (AnnotationEventHandlerAdapter projection : projections) {
            transaction.executeWithoutResult(_ -> handle(messages, projection));
        }
    }

    /** As the wallet would write it; the balance is read by no projection and left at zero. */
    private MetaData metaDataOf(LedgerEvent event) {
        return event instanceof WalletEvent e
                ? new WalletMetaData(Yen.ZERO, e.occurredAt(), lots.turnedBy(e)).beside(e)
                : MetaData.emptyInstance();
    }

    private static void handle(
            List<TrackedEventMessage<?>> messages, AnnotationEventHandlerAdapter projection) {
        BatchingUnitOfWork<TrackedEventMessage<?>> batch = new BatchingUnitOfWork<>(messages);
        var result = batch.executeWithResult(() -> projection.handle(batch.getMessage()));
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }
}
