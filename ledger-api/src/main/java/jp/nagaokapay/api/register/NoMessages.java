package jp.nagaokapay.api.register;

import jp.nagaokapay.ledger.shared.message.NotConfigured;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Outside the demo no provider of messages is connected: nobody can sign up, and the caller is told
 * so (503), rather than wait for a code that never comes.
 */
@Component
@Profile("!demo")
class NoMessages implements MessagePort {
    private static final Logger LOG = LoggerFactory.getLogger(NoMessages.class);

    NoMessages() {
        LOG.warn("No provider of messages is connected; sign-ups are answered 503.");
    }

    @Override
    public void send(Message message) {
        requireProvider();
    }

    @Override
    public void requireProvider() {
        throw new NotConfigured("MESSAGES_NOT_CONFIGURED");
    }
}
