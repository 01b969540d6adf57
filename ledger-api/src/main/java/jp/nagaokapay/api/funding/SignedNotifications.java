package jp.nagaokapay.api.funding;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.nagaokapay.api.funding.MessageSignature.Message;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.token.ReplayCache;
import org.springframework.stereotype.Component;

/** Whether a notification is a provider's, and whether it came before. */
@Component
class SignedNotifications {
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z._-]{8,80}");

    private final Map<String, ConnectedProvider> providers;
    private final ReplayCache replays;
    private final Clock clock;

    SignedNotifications(
            ProviderConfiguration.ConnectedClients clients,
            ReplayCache replays,
            @RealTime Clock clock) {
        this.providers =
                clients.all().stream()
                        .map(ProviderClient::provider)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ConnectedProvider::name, Function.identity()));
        this.replays = replays;
        this.clock = clock;
    }

    enum Judgement {
        NEW,
        /** Genuine, and taken before. */
        KNOWN,
        /** Not a provider's, or out of time. */
        FORGED
    }

    Judgement judge(String name, String path, String requestId, String signature, byte[] body) {
        ConnectedProvider provider = providers.get(name);
        Instant now = clock.instant();
        if (provider == null
                || !REQUEST_ID.matcher(requestId).matches()
                || MessageSignature.judge(
                                signature,
                                provider.secrets(),
                                Message.of("POST", path, requestId, body),
                                now)
                        != MessageSignature.Verdict.GENUINE) {
            return Judgement.FORGED;
        }
        // a time that is ahead by the whole window is good for twice that long
        boolean isNew =
                replays.isNew(
                        "funding:" + name + ':' + requestId,
                        now.plus(MessageSignature.WINDOW.multipliedBy(2)));
        return isNew ? Judgement.NEW : Judgement.KNOWN;
    }
}
