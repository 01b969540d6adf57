package jp.nagaokapay.web.network;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.web.problem.Problems;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** How the program meets the network: whom it believes, and by which names it is reached. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NetworkSettings.class)
@Import(NamedProxies.class)
public class NetworkConfiguration {

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(
            NetworkSettings settings, Environment environment, Problems problems) {
        boolean live = !Demo.isOn(environment);
        FilterRegistrationBean<HostFilter> filter =
                new FilterRegistrationBean<>(
                        new HostFilter(
                                names(
                                        settings,
                                        environment.getProperty(LiveStart.ISSUER, ""),
                                        live),
                                live,
                                problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static Set<String> names(NetworkSettings settings, String issuer, boolean live) {
        Stream<String> own =
                issuer.isBlank() ? Stream.empty() : Stream.of(URI.create(issuer).getHost());
        Stream<String> near = live ? Stream.empty() : LiveStart.LOOPBACK.stream();
        return Stream.of(own, near, settings.hosts().stream())
                .flatMap(names -> names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
