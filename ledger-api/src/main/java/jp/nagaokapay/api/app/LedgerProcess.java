package jp.nagaokapay.api.app;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.key.LogMacKeys;
import jp.nagaokapay.api.key.StoredKeys;
import jp.nagaokapay.ledger.LedgerConfiguration;
import jp.nagaokapay.ledger.installation.InstallationKind;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import jp.nagaokapay.web.secret.SecretConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The ledger without HTTP, demo data and scheduled jobs. */
public final class LedgerProcess implements AutoCloseable {
    private static final List<String> SETTINGS =
            List.of(
                    "--spring.main.banner-mode=off",
                    "--spring.datasource.hikari.maximum-pool-size=40",
                    "--nagaokapay.jobs.enabled=false",
                    "--nagaokapay.log.tail-pause=2ms",
                    "--nagaokapay.log.claim-renewal=200ms",
                    "--nagaokapay.log.cached-aggregates=40000",
                    "--logging.level.root=warn");

    /**
     * Spring Boot sets up one logging system a JVM, and does not expect another start meanwhile.
     */
    private static final Lock START_OR_STOP = new ReentrantLock();

    private final ConfigurableApplicationContext context;

    private LedgerProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a ledger on a database of a simulation or an empty one, with this clock and this
     * provider of funds.
     *
     * @param more further settings, as {@code --name=value}
     */
    public static LedgerProcess start(
            Database database, Clock clock, FundingPort funding, String... more) {
        return start(database, InstallationKind.SIMULATION, clock, funding, more);
    }

    /** Starts one on the database of a ledger, whatever it is kept for. */
    public static LedgerProcess open(
            Database database, Clock clock, FundingPort funding, String... more) {
        return start(database, null, clock, funding, more);
    }

    private static LedgerProcess start(
            Database database,
            @Nullable InstallationKind kind,
            Clock clock,
            FundingPort funding,
            String... more) {
        String[] arguments =
                Stream.of(ours(more), database.settings().stream(), Stream.of(more))
                        .flatMap(settings -> settings)
                        .toArray(String[]::new);
        SpringApplication application =
                new SpringApplicationBuilder(Assembly.class)
                        .web(WebApplicationType.NONE)
                        .properties(database.defaults().toArray(String[]::new))
                        .initializers(context -> {
                            GenericApplicationContext beans = (GenericApplicationContext) context;
                            beans.registerBean("clock", Clock.class, () -> clock);
                            beans.registerBean(FundingPort.class, () -> funding);
                            if (kind != null) {
                                beans.registerBean(InstallationKind.class, () -> kind);
                            }
                        })
                        .build();
        START_OR_STOP.lock();
        try {
            return new LedgerProcess(application.run(arguments));
        } finally {
            START_OR_STOP.unlock();
        }
    }

    /** Our settings but for those that are given; a name given twice would be a list. */
    private static Stream<String> ours(String... more) {
        Set<String> given = Stream.of(more).map(LedgerProcess::name).collect(Collectors.toSet());
        return SETTINGS.stream().filter(setting -> !given.contains(name(setting)));
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        START_OR_STOP.lock();
        try {
            context.close();
        } finally {
            START_OR_STOP.unlock();
        }
    }

    /** Not marked as a configuration, lest the all-in-one's scan finds it. */
    @EnableAutoConfiguration
    @Import({
        LedgerConfiguration.class,
        SecretConfiguration.class,
        StoredKeys.class,
        LogMacKeys.class
    })
    static final class Assembly {}
}
