package jp.nagaokapay.gateway.terminal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits the rate of each terminal's requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TerminalLimits.class)
public class TerminalRequests implements WebMvcConfigurer {
    private final TerminalLimits limits;

    TerminalRequests(TerminalLimits limits) {
        this.limits = limits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TerminalLimit(limits)).addPathPatterns("/terminal/v1/**");
    }
}
