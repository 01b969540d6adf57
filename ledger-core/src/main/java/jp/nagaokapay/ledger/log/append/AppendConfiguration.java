package jp.nagaokapay.ledger.log.append;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.log.LogSettings;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.mac.MacKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one writer of the log. */
@Configuration
class AppendConfiguration {
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
                        + " SET idle_in_transaction_session_timeout TO '5s';"
                        // not planned anew for each batch, nor for a log that is still empty
                        + " SET plan_cache_mode TO force_generic_plan; SET enable_seqscan TO off");
        return new LogConnections(new HikariDataSource(config));
    }

    @Bean
    GroupCommit groupCommit(
            LogConnections connections,
            StoredNames names,
            LogSettings settings,
            MacKeys keys,
            ObjectProvider<MeterRegistry> meters) {
        return new GroupCommit(
                new LogWriter(connections.dataSource(), names.restrictions(), keys),
                settings.queueCapacity(),
                settings.waitAtMost(),
                meters.getIfAvailable(() -> Metrics.globalRegistry));
    }

    /** A pool under a type of its own, so that it is nobody's {@link DataSource} by accident. */
    record LogConnections(HikariDataSource dataSource) implements AutoCloseable {
        @Override
        public void close() {
            dataSource.close();
        }
    }
}
