package jp.nagaokapay.api.funding;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.web.start.StartRefused;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Tries the providers that settings connect, before the program runs or beside it: asks each,
 * signed as ever, for a charge that nobody can know.
 */
public final class FundingProbe {
    private FundingProbe() {}

    /**
     * What is wrong with each provider, by its name, in a sentence; empty where nothing is. Throws
     * {@link StartRefused} where the program would not start with these settings.
     */
    public static Map<String, Optional<String>> complaints(Environment environment) {
        FundingSettings settings = settings(environment);
        Map<String, Optional<String>> complaints = new LinkedHashMap<>();
        if (settings.providers().isEmpty()) {
            return complaints;
        }
        ReturnAddress.of(settings.returnTo(), environment);
        for (ConnectedProvider provider : ConnectedProvider.of(settings)) {
            complaints.put(provider.name(), complaint(provider));
        }
        return complaints;
    }

    static FundingSettings settings(Environment environment) {
        return Binder.get(environment).bindOrCreate(FundingSettings.PREFIX, FundingSettings.class);
    }

    private static Optional<String> complaint(ConnectedProvider provider) {
        try (ProviderClient client = new ProviderClient(provider, Clock.systemUTC())) {
            ProviderAnswer answer = client.lookUp(ChargeId.next(), null);
            return answer.requireStatus() == ProviderAnswer.Status.UNKNOWN
                    ? Optional.empty()
                    : Optional.of("it claims to know a charge that was made up just now");
        } catch (ProviderTrouble trouble) {
            return Optional.ofNullable(trouble.getMessage());
        }
    }
}
