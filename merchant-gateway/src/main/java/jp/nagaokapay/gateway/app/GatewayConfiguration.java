package jp.nagaokapay.gateway.app;

import jp.nagaokapay.gateway.code.CodeConfiguration;
import jp.nagaokapay.gateway.database.GatewaySchema;
import jp.nagaokapay.gateway.event.EventConfiguration;
import jp.nagaokapay.gateway.payment.PaymentConfiguration;
import jp.nagaokapay.gateway.terminal.TerminalRequests;
import jp.nagaokapay.gateway.trail.ShopTrail;
import jp.nagaokapay.gateway.webhook.WebhookConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The HTTP interface for shops, in the order in which a payment flows through it. The process
 * brings the {@link jp.nagaokapay.gateway.ledger.LedgerClient}, a clock, a data source for the
 * schema {@code gateway}, and security that puts a terminal's token into each request.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    PaymentCodeConfiguration.class,
    GatewaySchema.class,
    TerminalRequests.class,
    ShopTrail.class,
    PaymentConfiguration.class,
    CodeConfiguration.class,
    EventConfiguration.class,
    WebhookConfiguration.class
})
public class GatewayConfiguration {}
