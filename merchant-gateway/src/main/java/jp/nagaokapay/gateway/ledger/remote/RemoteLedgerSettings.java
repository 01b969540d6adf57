package jp.nagaokapay.gateway.ledger.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger is, who we are to it, and how long we wait for it.
 *
 * @param url its address
 * @param clientId our client there, of the scope {@code internal}
 * @param clientKey the private key with which we sign in, as a JSON Web Key; empty: it is in a file
 * @param clientKeyFile that file
 * @param connectTimeout until there is a connection
 * @param answerTimeout until there is an answer; longer than the ledger itself ever takes
 * @param callsMax how many calls may be under way at once
 * @param callWait how long a call waits for one of them before the terminal is told to try again
 */
@ConfigurationProperties("nagaokapay.ledger")
record RemoteLedgerSettings(
        @DefaultValue("http://127.0.0.1:8081") URI url,
        @DefaultValue("merchant-gateway") String clientId,
        @DefaultValue("") String clientKey,
        @Nullable Path clientKeyFile,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("6s") Duration answerTimeout,
        @DefaultValue("128") int callsMax,
        @DefaultValue("500ms") Duration callWait) {
    RemoteLedgerSettings {
        if (callsMax < 1 || !connectTimeout.isPositive() || !answerTimeout.isPositive()) {
            throw new IllegalArgumentException("nagaokapay.ledger.* must be above zero");
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "RemoteLedgerSettings[" + url + ']';
    }
}
