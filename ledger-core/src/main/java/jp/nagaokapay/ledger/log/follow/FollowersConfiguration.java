package jp.nagaokapay.ledger.log.follow;

import io.micrometer.core.instrument.binder.MeterBinder;
import jp.nagaokapay.ledger.log.read.LogReader;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far those who follow the log have come. */
@Configuration
class FollowersConfiguration {
    @Bean
    Processors processorsOfTheLog(
            @Lazy EventProcessingConfiguration processing,
            JdbcClient jdbc,
            LogReader logReader,
            @Qualifier("serializer") Serializer serializer) {
        return new AxonProcessors(processing, jdbc, logReader, serializer);
    }

    @Bean
    ReadFreshness logFollowed(ObjectProvider<Processors> processors, LogReader logReader) {
        return new StoredPositions(processors::getObject, logReader);
    }

    @Bean
    MeterBinder processorLag(ObjectProvider<Processors> processors, LogReader logReader) {
        return new ProcessorLag(processors, logReader);
    }
}
