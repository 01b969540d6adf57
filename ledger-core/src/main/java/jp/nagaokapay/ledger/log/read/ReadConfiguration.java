package jp.nagaokapay.ledger.log.read;

import jp.nagaokapay.ledger.log.event.StoredNames;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Readers of the log. */
@Configuration
class ReadConfiguration {
    @Bean
    LogReader logReader(JdbcTemplate jdbc) {
        return new LogReader(jdbc);
    }

    @Bean
    EventLog eventLog(
            JdbcTemplate jdbc, LogReader logReader, StoredNames names, EventUpcaster upcasters) {
        return new EventLog(jdbc, logReader, names, upcasters);
    }
}
