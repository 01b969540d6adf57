package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.nagaokapay.api.app.database.DatabaseSettings;
import jp.nagaokapay.ledger.installation.InstallationKind;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/** When the program is the demo. */
class DemoEnvironmentTest {
    private static final String OUTSIDE = "jdbc:postgresql://db/nagaokapay";

    @Test
    void with_its_own_database_it_is_the_demo() {
        assertThat(isDemo(started(Map.of()))).isTrue();
        assertThat(isDemo(started(Map.of(DatabaseSettings.URL, "")))).isTrue();
    }

    @Test
    void with_its_own_database_the_demo_can_be_declined() {
        assertThat(isDemo(started(Map.of("nagaokapay.demo", "false")))).isFalse();
    }

    @Test
    void with_an_outside_database_it_is_no_demo_unless_asked() {
        assertThat(isDemo(started(Map.of(DatabaseSettings.URL, OUTSIDE)))).isFalse();
        assertThat(
                        isDemo(
                                started(
                                        Map.of(
                                                DatabaseSettings.URL,
                                                OUTSIDE,
                                                "nagaokapay.demo",
                                                "true"))))
                .isTrue();
    }

    @Test
    void a_demo_makes_databases_of_its_kind_and_every_other_start_live_ones() {
        assertThat(NagaokaPay.installationKind(started(Map.of()))).isEqualTo(InstallationKind.DEMO);
        assertThat(NagaokaPay.installationKind(started(Map.of("nagaokapay.demo", "false"))))
                .isEqualTo(InstallationKind.LIVE);
        assertThat(NagaokaPay.installationKind(started(Map.of(DatabaseSettings.URL, OUTSIDE))))
                .isEqualTo(InstallationKind.LIVE);
    }

    @Test
    void the_demo_has_generous_limits_that_any_configuration_overrides() {
        String limit = "nagaokapay.limits.sign-in-per-person.times";

        assertThat(started(Map.of()).getProperty(limit, Integer.class)).isEqualTo(1_000);
        assertThat(started(Map.of(limit, 3)).getProperty(limit, Integer.class)).isEqualTo(3);
        assertThat(started(Map.of(DatabaseSettings.URL, OUTSIDE)).getProperty(limit)).isNull();
    }

    @Test
    void the_demo_knows_who_pays_its_shops_and_a_city_must_say_so() {
        String payer = "nagaokapay.payer.account-number";

        assertThat(started(Map.of()).getProperty(payer)).isNotNull();
        assertThat(started(Map.of("nagaokapay.demo", "false")).getProperty(payer)).isNull();
    }

    @Test
    void the_demo_listens_to_this_machine_alone_unless_told_otherwise() {
        String address = "server.address";

        assertThat(started(Map.of()).getProperty(address)).isEqualTo("127.0.0.1");
        assertThat(started(Map.of(address, "0.0.0.0")).getProperty(address)).isEqualTo("0.0.0.0");
        assertThat(started(Map.of(DatabaseSettings.URL, OUTSIDE)).getProperty(address)).isNull();
    }

    @Test
    void the_demos_tokens_are_of_localhost_whichever_of_its_names_was_used() {
        String issuer = "nagaokapay.issuer";

        assertThat(started(Map.of()).getProperty(issuer)).isEqualTo("http://localhost:8080");
        assertThat(started(Map.of("server.port", "8081")).getProperty(issuer))
                .isEqualTo("http://localhost:8081");
        assertThat(started(Map.of(issuer, "https://demo.example")).getProperty(issuer))
                .isEqualTo("https://demo.example");
        assertThat(started(Map.of("server.port", 0)).getProperty(issuer)).isNull();
        assertThat(started(Map.of("nagaokapay.demo", "false")).getProperty(issuer)).isNull();
    }

    private static ConfigurableEnvironment started(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new DemoEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static boolean isDemo(ConfigurableEnvironment environment) {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }
}
