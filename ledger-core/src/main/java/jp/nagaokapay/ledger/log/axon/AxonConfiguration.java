package jp.nagaokapay.ledger.log.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.LogSettings;
import jp.nagaokapay.ledger.log.append.GroupCommit;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.log.requests.RequestTable;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon on our log, in the order in which a command passes through. */
@Configuration
class AxonConfiguration {
    @Bean
    Ledger ledger(CommandBus commandBus, RequestTable requestTable) {
        return new AxonLedger(commandBus, requestTable);
    }

    /** Without transactions: the only thing a command writes goes through the group commit. */
    @Bean
    CommandBus commandBus(LogSettings settings, TransactionManager transactions) {
        SimpleCommandBus bus =
                SimpleCommandBus.builder()
                        .transactionManager(
                                settings.plain() ? transactions : NoTransactionManager.INSTANCE)
                        .build();
        bus.registerHandlerInterceptor(new RefusalMonitor());
        return bus;
    }

    @Bean
    Cache aggregateCache(LogSettings settings) {
        return new AggregateCache(settings.cachedAggregates());
    }

    @Bean
    ObjectMapper defaultAxonObjectMapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            GroupCommit groupCommit,
            LogReader logReader,
            JdbcTemplate jdbc,
            StoredNames names,
            @Qualifier("serializer") Serializer snapshots,
            EventUpcaster upcasters,
            LogSettings settings,
            DataSource dataSource,
            TransactionManager transactions) {
        if (settings.plain()) {
            PlainEngine.requireBenchmark(settings);
            return PlainEngine.create(dataSource, transactions, names, snapshots);
        }
        return new PostgresEventStorageEngine(
                groupCommit,
                logReader,
                new SnapshotTable(jdbc),
                names,
                snapshots,
                upcasters,
                settings.tailPause());
    }

    @Bean
    EmbeddedEventStore eventStore(EventStorageEngine engine, LogSettings settings) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(
                        Math.max(
                                settings.otherNodesEvents().toMillis(),
                                settings.tailPause().toMillis()))
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name("snapshots").factory());
    }

    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration configuration,
            EmbeddedEventStore eventStore,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers,
            @Qualifier("snapshotExecutor") ExecutorService snapshotExecutor) {
        return SpringAggregateSnapshotter.builder()
                .eventStore(eventStore)
                .executor(snapshotExecutor)
                .transactionManager(NoTransactionManager.INSTANCE)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .repositoryProvider(configuration::repository)
                .build();
    }

    @Bean
    SnapshotTriggerDefinition snapshotTrigger(Snapshotter snapshotter, LogSettings settings) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, settings.snapshotEvery());
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }
}
