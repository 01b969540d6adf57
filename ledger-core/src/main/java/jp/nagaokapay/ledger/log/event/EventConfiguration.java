package jp.nagaokapay.ledger.log.event;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How stored events of earlier shapes become those of today. */
@Configuration
class EventConfiguration {
    /** Every upcaster is a bean of its own, in the order of its {@code @Order}. */
    @Bean
    EventUpcaster upcasters(ObjectProvider<SingleEventUpcaster> ours) {
        return new EventUpcasterChain(ours.orderedStream().toList());
    }
}
