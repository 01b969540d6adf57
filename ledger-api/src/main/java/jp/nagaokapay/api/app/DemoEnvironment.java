package jp.nagaokapay.api.app;

import java.util.Map;
import jp.nagaokapay.api.app.database.DatabaseSettings;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.LiveSettings;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Decides before anything starts whether this is the demo, and adds the settings of the demo or of
 * live use: the demo is where no database was named, and else only where it is asked for. Runs
 * after all configuration is read, in tests too.
 */
final class DemoEnvironment implements EnvironmentPostProcessor, Ordered {
    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 9080;

    /**
     * Everybody knows the demo's passwords, so it is for this machine alone. Its sign-ins come from
     * there, by script; its shops are paid from nobody's account. Weaker than any configuration.
     */
    private static final Map<String, Object> DEMO_SETTINGS =
            Map.ofEntries(
                    Map.entry("server.address", "127.0.0.1"),
                    Map.entry("springdoc.swagger-ui.enabled", true),
                    Map.entry("logging.level.access", "off"),
                    Map.entry("logging.level.security", "off"),
                    Map.entry("nagaokapay.invoice.registration-number", "T7000020152021"),
                    Map.entry("nagaokapay.payer.client-code", "0000000001"),
                    Map.entry("nagaokapay.payer.client-name", "ナガオカペイ"),
                    Map.entry("nagaokapay.payer.bank-code", "0140"),
                    Map.entry("nagaokapay.payer.branch-code", "020"),
                    Map.entry("nagaokapay.payer.account-number", "0000001"),
                    Map.entry("nagaokapay.limits.sign-in-per-address.times", 10_000),
                    Map.entry("nagaokapay.limits.sign-in-per-address.within", "1m"),
                    Map.entry("nagaokapay.limits.sign-in-per-person.times", 1_000),
                    Map.entry("nagaokapay.limits.sign-in-per-person.within", "1m"),
                    Map.entry("nagaokapay.limits.sign-up-per-address.times", 10_000),
                    Map.entry("nagaokapay.limits.sign-up-per-address.within", "1m"),
                    Map.entry("nagaokapay.limits.sign-up-per-phone.times", 100),
                    Map.entry("nagaokapay.limits.sign-up-per-phone.within", "1m"),
                    Map.entry("nagaokapay.limits.verification-per-address.times", 10_000),
                    Map.entry("nagaokapay.limits.verification-per-address.within", "1m"),
                    Map.entry("nagaokapay.limits.verification-per-phone.times", 100),
                    Map.entry("nagaokapay.limits.verification-per-phone.within", "1m"),
                    Map.entry("nagaokapay.limits.enrolment-per-address.times", 10_000),
                    Map.entry("nagaokapay.limits.enrolment-per-address.within", "1m"),
                    Map.entry("nagaokapay.limits.wrong-secrets-per-address.times", 10_000),
                    Map.entry("nagaokapay.limits.wrong-secrets-per-address.within", "1m"),
                    Map.entry("nagaokapay.limits.wrong-secrets-per-client.times", 1_000),
                    Map.entry("nagaokapay.limits.wrong-secrets-per-client.within", "1m"),
                    Map.entry("nagaokapay.terminal-limits.requests-per-second", 10_000),
                    Map.entry("nagaokapay.terminal-limits.burst", 10_000));

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources settings = environment.getPropertySources();
        if (!DatabaseSettings.isOutside(environment)) {
            settings.addLast(new MapPropertySource("own database", Map.of(Demo.SETTING, true)));
        }
        if (Demo.isOn(environment)) {
            environment.addActiveProfile(Demo.PROFILE);
            settings.addLast(new MapPropertySource("demo", DEMO_SETTINGS));
            settings.addLast(new MapPropertySource("demo's address", address(environment)));
        } else {
            LiveSettings.addTo(environment, MANAGEMENT_PORT);
        }
    }

    /**
     * One name for all who come by localhost or 127.0.0.1, and the one at which browsers make
     * passkeys. A port that is not known yet has none.
     */
    private static Map<String, Object> address(ConfigurableEnvironment environment) {
        int port = environment.getProperty("server.port", Integer.class, PORT);
        return port > 0 ? Map.of(LiveStart.ISSUER, "http://localhost:" + port) : Map.of();
    }
}
