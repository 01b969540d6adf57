package jp.nagaokapay.gateway.app;

import jp.nagaokapay.gateway.code.ShopCodes;
import jp.nagaokapay.gateway.database.GatewaySchema;
import jp.nagaokapay.gateway.event.Events;
import jp.nagaokapay.gateway.payment.Payments;
import jp.nagaokapay.gateway.terminal.TerminalRequests;
import jp.nagaokapay.gateway.webhook.Webhooks;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The shops' door, in the order in which a payment flows through it. A process that wants it brings
 * the {@link jp.nagaokapay.gateway.ledger.LedgerClient}, a clock, a data source for the schema
 * {@code gateway}, and security that puts a terminal's token into each request.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    GatewayBasics.class,
    GatewaySchema.class,
    TerminalRequests.class,
    Payments.class,
    ShopCodes.class,
    Events.class,
    Webhooks.class
})
public class GatewayConfiguration {}
