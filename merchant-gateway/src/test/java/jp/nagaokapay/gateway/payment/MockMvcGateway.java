package jp.nagaokapay.gateway.payment;

import java.time.Clock;
import javax.sql.DataSource;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.gateway.app.GatewayConfiguration;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.web.secret.SecretConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A gateway as any process assembles it, on a ledger in memory. Not marked as a configuration, lest
 * the scans of other processes' tests find it.
 */
@EnableAutoConfiguration
@Import({GatewayConfiguration.class, SecretConfiguration.class})
public class MockMvcGateway {
    @Bean
    FakeLedger ledger() {
        return new FakeLedger();
    }

    @Bean
    Clock clock(FakeLedger ledger) {
        return ledger.clock();
    }

    @Bean
    DataSource dataSource() {
        return GatewayDatabase.get();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.csrf(CsrfConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().hasAuthority("SCOPE_terminal"))
                .build();
    }
}
