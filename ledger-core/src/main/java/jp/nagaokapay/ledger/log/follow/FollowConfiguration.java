package jp.nagaokapay.ledger.log.follow;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.LogSettings;
import jp.nagaokapay.ledger.log.append.GroupCommit;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections and policies: how they are run, what they write and send, and how far they are. */
@Configuration
class FollowConfiguration {
    private static final int ALL_ARE_THERE = Phase.INBOUND_EVENT_CONNECTORS + 1;

    @Bean
    ProjectionFollower projectionFollower(
            EventLog eventLog,
            TransactionManager transactions,
            JdbcTemplate jdbc,
            LogSettings settings,
            GroupCommit groupCommit) {
        ProjectionPositions positions = new ProjectionPositions(jdbc, UUID.randomUUID().toString());
        Lanes lanes =
                new Lanes(
                        eventLog,
                        new ProcessorTransactions(transactions, jdbc),
                        positions,
                        new DeferredIndexes(jdbc));
        ProjectionFollower follower = new ProjectionFollower(lanes, positions, settings);
        groupCommit.whenAppended(follower::appended);
        return follower;
    }

    /** Who waits for policies wakes those that are paced. */
    @Bean
    Wakeup pacedPolicies() {
        return new Wakeup();
    }

    /** Policies follow the log each for itself, projections together. */
    @Bean
    ConfigurerModule processing(
            LogSettings settings,
            JdbcTemplate jdbc,
            TransactionManager transactions,
            ProjectionFollower follower,
            Wakeup pacedPolicies) {
        TransactionManager ofPolicies = new ProcessorTransactions(transactions, jdbc);
        return configurer -> {
            configurer.eventProcessing(processing ->
                    processing
                            .registerDefaultListenerInvocationErrorHandler(
                                    any -> PropagatingErrorHandler.instance())
                            .registerEventProcessorFactory((name, axon, handlers) ->
                                    name.startsWith(Processors.POLICY_PREFIX)
                                            ? policy(
                                                    name,
                                                    axon,
                                                    handlers,
                                                    ofPolicies,
                                                    settings,
                                                    pacedPolicies)
                                            : Projection.of(name, handlers, follower)));
            configurer.onInitialize(axon -> {
                axon.onStart(ALL_ARE_THERE, follower::open);
                axon.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, follower::close);
            });
        };
    }

    /**
     * Begins with the first event: Axon would count what is in the log before a processor's first
     * start as a replay, which policies leave out.
     */
    private static EventProcessor policy(
            String name,
            org.axonframework.config.Configuration axon,
            EventHandlerInvoker handlers,
            TransactionManager transactions,
            LogSettings settings,
            Wakeup pacedPolicies) {
        boolean paced = settings.pacedPolicies().contains(name);
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handlers)
                .messageSource(
                        paced
                                ? new PacedSource(axon.eventStore(), settings.pace(), pacedPolicies)
                                : axon.eventStore())
                .tokenStore(axon.getComponent(TokenStore.class))
                .transactionManager(transactions)
                .errorHandler(PropagatingErrorHandler.instance())
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andEventAvailabilityTimeout(
                                        settings.claimRenewal().toMillis(), TimeUnit.MILLISECONDS)
                                .andBatchSize(
                                        paced
                                                ? settings.catchUpBatch()
                                                : settings.processorBatch()))
                .build();
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
            EventLog eventLog,
            @Qualifier("policyExecutor") ExecutorService policyExecutor) {
        return new PolicySender(ledger, eventLog, policyExecutor);
    }

    @Bean
    Processors processors(
            @Lazy EventProcessingConfiguration processing,
            ProjectionFollower follower,
            Wakeup pacedPolicies,
            JdbcClient jdbc,
            LogReader logReader,
            @Qualifier("serializer") Serializer serializer) {
        return new Processors(processing, follower, pacedPolicies, jdbc, logReader, serializer);
    }

    @Bean
    ReadFreshness readFreshness(Processors processors, LogReader logReader) {
        return new StoredPositions(processors, logReader);
    }

    @Bean
    ReadBarrier readBarrier(Processors processors, LogReader logReader, StoredNames names) {
        return new LogHeadBarrier(processors, logReader, names);
    }

    @Bean
    MeterBinder processorLag(Processors processors, LogReader logReader) {
        return new ProcessorLag(processors, logReader);
    }
}
