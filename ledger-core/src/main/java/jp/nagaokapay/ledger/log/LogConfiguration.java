package jp.nagaokapay.ledger.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.append.GroupCommit;
import jp.nagaokapay.ledger.log.append.LogWriter;
import jp.nagaokapay.ledger.log.axon.AggregateCache;
import jp.nagaokapay.ledger.log.axon.AxonLedger;
import jp.nagaokapay.ledger.log.axon.LogSettings;
import jp.nagaokapay.ledger.log.axon.PlainEngine;
import jp.nagaokapay.ledger.log.axon.PostgresEventStorageEngine;
import jp.nagaokapay.ledger.log.axon.RefusalMonitor;
import jp.nagaokapay.ledger.log.axon.SnapshotTable;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.log.follow.PolicySender;
import jp.nagaokapay.ledger.log.follow.ProcessorTransactions;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogKeys;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.log.requests.RequestLog;
import jp.nagaokapay.ledger.log.requests.RequestTable;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Requests;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The store, in the order in which a command passes through it. */
@Configuration
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {
    /**
     * What this node appends wakes its followers at once; this is how soon they look for what
     * another one has.
     */
    private static final long OTHER_NODES_EVENTS_MILLIS = 20;

    @Bean
    RequestTable requestTable(JdbcClient jdbc, StoredNames names) {
        return new RequestTable(jdbc, names);
    }

    @Bean
    RecurringTask<Void> forgetOldRefusals(RequestTable requestTable) {
        return Jobs.every(
                Duration.ofMinutes(10), "forget-refusals", requestTable::forgetOldRefusals);
    }

    @Bean
    Requests requests(RequestTable requestTable) {
        return new RequestLog(requestTable);
    }

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

    /**
     * The writer's own connections, with time-outs so that nobody holds the log's lock for long.
     */
    @Bean(destroyMethod = "close")
    LogConnections logConnections(HikariDataSource dataSource) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("log");
        config.setJdbcUrl(dataSource.getJdbcUrl());
        config.setUsername(dataSource.getUsername());
        config.setPassword(dataSource.getPassword());
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(3));
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", "10");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setConnectionInitSql(
                "SET synchronous_commit TO on; SET lock_timeout TO '5s';"
                        + " SET idle_in_transaction_session_timeout TO '5s'");
        return new LogConnections(new HikariDataSource(config));
    }

    @Bean
    GroupCommit groupCommit(
            LogConnections connections,
            LogSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        return new GroupCommit(
                new LogWriter(connections.dataSource()),
                settings.queueCapacity(),
                settings.waitAtMost(),
                meters.getIfAvailable(() -> Metrics.globalRegistry));
    }

    @Bean
    LogReader logReader(JdbcTemplate jdbc) {
        return new LogReader(jdbc);
    }

    /** Every upcaster is a bean of its own, in the order of its {@code @Order}. */
    @Bean
    EventUpcaster upcasters(ObjectProvider<SingleEventUpcaster> ours) {
        return new EventUpcasterChain(ours.orderedStream().toList());
    }

    @Bean
    EventLog eventLog(
            JdbcTemplate jdbc, LogReader logReader, StoredNames names, EventUpcaster upcasters) {
        return new EventLog(jdbc, logReader, names, upcasters);
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
                .fetchDelay(Math.max(OTHER_NODES_EVENTS_MILLIS, settings.tailPause().toMillis()))
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
    ProjectionWrites projectionWrites(JdbcTemplate jdbc) {
        return new ProjectionWrites(jdbc);
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService policyExecutor() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    PolicyCommands policyCommands(
            Ledger ledger,
            LogKeys logKeys,
            @Qualifier("policyExecutor") ExecutorService policyExecutor) {
        return new PolicySender(ledger, logKeys, policyExecutor);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, @Qualifier("serializer") Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(
                                new SpringDataSourceConnectionProvider(dataSource)))
                .schema(TokenSchema.builder().setTokenTable("token_entry").build())
                .serializer(serializer)
                .nodeId(UUID.randomUUID().toString())
                .claimTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Every processor begins with the first event: Axon would count what is in the log before a
     * processor's first start as a replay, which policies leave out.
     */
    @Bean
    ConfigurerModule processing(
            LogSettings settings, JdbcTemplate jdbc, TransactionManager transactions) {
        return configurer ->
                configurer.eventProcessing(processing ->
                        processing
                                .usingTrackingEventProcessors()
                                .registerDefaultListenerInvocationErrorHandler(
                                        any -> PropagatingErrorHandler.instance())
                                .registerDefaultTransactionManager(
                                        any -> new ProcessorTransactions(transactions, jdbc))
                                .registerTrackingEventProcessorConfiguration(any ->
                                        TrackingEventProcessorConfiguration
                                                .forSingleThreadedProcessing()
                                                .andInitialTrackingToken(
                                                        StreamableMessageSource::createTailToken)
                                                .andEventAvailabilityTimeout(
                                                        settings.claimRenewal().toMillis(),
                                                        TimeUnit.MILLISECONDS)
                                                .andBatchSize(settings.processorBatch())));
    }

    /** A pool under a type of its own, so that it is nobody's {@link DataSource} by accident. */
    record LogConnections(HikariDataSource dataSource) implements AutoCloseable {
        @Override
        public void close() {
            dataSource.close();
        }
    }
}
