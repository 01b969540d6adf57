package jp.nagaokapay.api.funding;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import jp.nagaokapay.web.RealTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The providers that are connected by settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FundingSettings.class)
class ProviderConfiguration {
    @Bean
    ConnectedClients providerClients(FundingSettings settings, @RealTime Clock clock) {
        return new ConnectedClients(
                ConnectedProvider.of(settings).stream()
                        .map(provider -> new ProviderClient(provider, clock))
                        .toList());
    }

    /** Without any provider, charges are collected as they would be without this package. */
    @Bean
    @Conditional(AnyConnected.class)
    FundingPort providerFunding(
            ConnectedClients clients,
            @OtherChannels FundingPort otherChannels,
            FundingSettings settings,
            Environment environment,
            MeterRegistry meters) {
        return new ProviderFunding(
                clients.all(),
                otherChannels,
                ReturnAddress.of(settings.returnTo(), environment),
                meters);
    }

    /** One for each provider. */
    record ConnectedClients(List<ProviderClient> all) implements AutoCloseable {
        @Override
        public void close() {
            all.forEach(ProviderClient::close);
        }
    }

    static final class AnyConnected implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !FundingProbe.settings(context.getEnvironment()).providers().isEmpty();
        }
    }
}
