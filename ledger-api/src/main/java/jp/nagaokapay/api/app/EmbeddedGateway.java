package jp.nagaokapay.api.app;

import jp.nagaokapay.gateway.app.GatewayConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The one place that decides whether the merchant gateway runs in this process ({@code
 * nagaokapay.gateway=embedded}, the default) or in one of its own ({@code separate}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "nagaokapay.gateway", havingValue = "embedded", matchIfMissing = true)
@Import(GatewayConfiguration.class)
class EmbeddedGateway {}
