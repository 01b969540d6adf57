package jp.nagaokapay.ledger.log.axon;

import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.LogSettings;
import jp.nagaokapay.ledger.log.event.EventSerializer;
import jp.nagaokapay.ledger.log.event.StoredNames;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/**
 * Axon's own JDBC engine: one transaction a command, no keys, positions judged by clocks. It has
 * none of this ledger's guarantees and exists to be compared against.
 */
final class PlainEngine {

    private PlainEngine() {}

    static void requireBenchmark(LogSettings settings) {
        if (!settings.benchmark()) {
            throw new IllegalStateException(
                    "nagaokapay.log.engine=plain keeps no guarantee of this ledger and starts in"
                            + " benchmarks only");
        }
    }

    static EventStorageEngine create(
            DataSource dataSource,
            TransactionManager transactions,
            StoredNames names,
            Serializer snapshots) {
        JdbcEventStorageEngine engine =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(
                                new UnitOfWorkAwareConnectionProviderWrapper(
                                        new SpringDataSourceConnectionProvider(dataSource)))
                        .transactionManager(transactions)
                        .eventSerializer(new EventSerializer(names))
                        .snapshotSerializer(snapshots)
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }
}
