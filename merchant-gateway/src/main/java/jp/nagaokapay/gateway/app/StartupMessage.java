package jp.nagaokapay.gateway.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs the address once requests are served. */
@Component
class StartupMessage {
    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    private final Environment environment;

    StartupMessage(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info(
                "ながおかペイ merchant gateway: URL http://localhost:{} asks the ledger at {}",
                environment.getProperty("local.server.port", "?"),
                environment.getProperty("nagaokapay.ledger.url", "http://127.0.0.1:8081"));
    }
}
