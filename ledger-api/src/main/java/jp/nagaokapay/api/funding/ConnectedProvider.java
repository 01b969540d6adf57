package jp.nagaokapay.api.funding;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.web.start.LiveStart;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A provider as its settings say, which were looked through.
 *
 * @param url without a / at its end
 * @param secrets the first is the present one
 */
record ConnectedProvider(
        String name,
        URI url,
        Set<Channel> channels,
        List<MessageSignature.Secret> secrets,
        Duration timeout) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?");
    private static final int SECRET_BYTES_MIN = 32;
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);

    /** All of them; throws {@link StartRefused} where they could not be worked with. */
    static List<ConnectedProvider> of(FundingSettings settings) {
        List<ConnectedProvider> providers = new ArrayList<>();
        Map<Channel, String> taken = new EnumMap<>(Channel.class);
        settings.providers()
                .forEach((name, each) -> {
                    ConnectedProvider provider = of(name, each);
                    for (Channel channel : provider.channels) {
                        String other = taken.put(channel, name);
                        if (other != null) {
                            throw new StartRefused(
                                    "Two providers of funds, %s and %s, are to collect charges by %s."
                                            .formatted(other, name, channel),
                                    "Name each channel in the settings of one provider alone.");
                        }
                    }
                    providers.add(provider);
                });
        return List.copyOf(providers);
    }

    private static ConnectedProvider of(String name, FundingSettings.Provider settings) {
        if (!NAME.matcher(name).matches()) {
            throw new StartRefused(
                    "A provider of funds is named %s.".formatted(name),
                    "Name it with small letters, digits and hyphens, at most 30: its name stands in"
                            + " paths and in metrics.");
        }
        if (settings.channels().isEmpty() || settings.channels().contains(Channel.COUNTER)) {
            throw new StartRefused(
                    "The provider of funds %s has no channels, or the counter's.".formatted(name),
                    "Set %s to those of CREDIT_CARD, BANK and ATM that it collects."
                            .formatted(setting(name, "channels")));
        }
        if (!settings.timeout().isPositive() || settings.timeout().compareTo(TIMEOUT_MAX) > 0) {
            throw new StartRefused(
                    "%s is %s.".formatted(setting(name, "timeout"), settings.timeout()),
                    "Give a time above zero, at most 60s.");
        }
        return new ConnectedProvider(
                name,
                url(name, settings.url()),
                settings.channels(),
                secrets(name, settings),
                settings.timeout());
    }

    private static URI url(String name, @Nullable String url) {
        if (url == null || !isUrl(url)) {
            throw new StartRefused(
                    "%s is %s.".formatted(setting(name, "url"), url),
                    "Give the address of its interface, like https://funding.example.jp/v1, without"
                            + " a / at its end. Plain http is for this machine alone.");
        }
        return URI.create(url);
    }

    private static boolean isUrl(String url) {
        try {
            URI uri = new URI(url);
            return isSafe(uri)
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !url.endsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether it is an address by https, or on this machine. */
    static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme())
                                && LiveStart.LOOPBACK.contains(uri.getHost())));
    }

    private static List<MessageSignature.Secret> secrets(
            String name, FundingSettings.Provider settings) {
        if (!isLong(settings.secret())
                || (settings.formerSecret() != null && !isLong(settings.formerSecret()))) {
            throw new StartRefused(
                    "The provider of funds %s has no secret, or one that could be guessed."
                            .formatted(name),
                    "Agree on at least %d bytes with it, as \"openssl rand -hex 32\" makes them, and"
                                    .formatted(SECRET_BYTES_MIN)
                            + " set %s.".formatted(setting(name, "secret")));
        }
        return Stream.of(settings.secret(), settings.formerSecret())
                .filter(StringUtils::hasText)
                .map(MessageSignature.Secret::new)
                .toList();
    }

    private static boolean isLong(@Nullable String secret) {
        return secret != null && secret.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES_MIN;
    }

    private static String setting(String name, String property) {
        return "%s.providers.%s.%s"
                .formatted(FundingSettings.PREFIX, name, property)
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
