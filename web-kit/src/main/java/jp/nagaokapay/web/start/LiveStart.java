package jp.nagaokapay.web.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Refuses a start that is neither plainly the demo nor fit for live use, before anything is opened.
 * A program imports it.
 */
public final class LiveStart implements BeanFactoryPostProcessor, EnvironmentAware {
    /** The setting of the ledger's address as people and programs reach it. */
    public static final String ISSUER = "nagaokapay.issuer";

    private static final String OTHER_ISSUER =
            "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    private static final List<String> SECRETS =
            List.of("nagaokapay.secrets.keys", "nagaokapay.secrets.file");

    private static final String HOSTS = "nagaokapay.network.hosts";
    private static final String FORWARDED = "server.forward-headers-strategy";
    private static final String NOBODY = "none";

    /** Where plain HTTP reaches nobody else. */
    public static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Environment environment;

    @SuppressWarnings("NullAway.Init") // the context gives it before anything else happens
    public LiveStart() {}

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        require(environment);
    }

    /** Fails with {@link StartRefused} when the settings make neither. */
    public static void require(Environment environment) {
        if (Demo.isOn(environment)) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of(Demo.PROFILE))) {
            throw new StartRefused(
                    "The profile demo alone makes no demo: with a database that was named it has to"
                            + " be asked for.",
                    "Set NAGAOKAPAY_DEMO=true for demo people and secrets that everybody knows; for"
                            + " live use leave the profile out.");
        }
        String forwarded = environment.getProperty(FORWARDED, NOBODY);
        if (!forwarded.equalsIgnoreCase(NOBODY)) {
            throw new StartRefused(
                    "SERVER_FORWARD_HEADERS_STRATEGY=%s believes whoever writes such headers."
                            .formatted(forwarded),
                    "Leave it out, and name the proxies in NAGAOKAPAY_NETWORK_PROXIES.");
        }
        String issuer = environment.getProperty(ISSUER);
        if (StringUtils.hasText(issuer)) {
            requireAddress(issuer);
        } else if (!StringUtils.hasText(environment.getProperty(OTHER_ISSUER))) {
            throw new StartRefused(
                    "Live, without an issuer of tokens: whoever sends a request would say by its"
                            + " Host header for whom tokens are.",
                    "Set NAGAOKAPAY_ISSUER to the ledger's address as people and programs reach it,"
                            + " like https://pay.example.jp, or"
                            + " SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI to another"
                            + " issuer. NAGAOKAPAY_DEMO=true starts the demo.");
        } else if (!StringUtils.hasText(environment.getProperty(HOSTS))
                && !StringUtils.hasText(environment.getProperty(HOSTS + "[0]"))) {
            throw new StartRefused(
                    "Live, without a name by which this program is reached.",
                    "Set NAGAOKAPAY_NETWORK_HOSTS to it, like pay.example.jp.");
        }
        if (SECRETS.stream().noneMatch(one -> StringUtils.hasText(environment.getProperty(one)))) {
            throw new StartRefused(
                    "Live, without a key from outside the database for the secrets in it.",
                    "Make one with \"nagaokapay keys new --file=‹file›\", keep a copy of it apart from"
                            + " the database's, and set NAGAOKAPAY_SECRETS_FILE to the file, or"
                            + " NAGAOKAPAY_SECRETS_KEYS to what it holds.");
        }
    }

    /** Tokens, passwords and cookies go there. */
    private static void requireAddress(String issuer) {
        addressProblem(issuer)
                .ifPresent(problem -> {
                    throw new StartRefused("NAGAOKAPAY_ISSUER is %s.".formatted(issuer), problem);
                });
    }

    /** What an issuer's address has to be, where this is none. */
    public static Optional<String> addressProblem(String issuer) {
        return isAddress(issuer)
                ? Optional.empty()
                : Optional.of(
                        "Give an address like https://pay.example.jp: https, a name, no more than a"
                                + " path after it, and no / at its end. Plain http is for localhost"
                                + " alone.");
    }

    private static boolean isAddress(String issuer) {
        try {
            URI address = new URI(issuer);
            return address.getHost() != null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme())
                                    && LOOPBACK.contains(address.getHost())))
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && !issuer.endsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
