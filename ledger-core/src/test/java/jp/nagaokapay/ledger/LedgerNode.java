package jp.nagaokapay.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.installation.InstallationKind;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A whole ledger in a test, as one process of a city would run it; several may share a database.
 */
@NullMarked
public final class LedgerNode implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private LedgerNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a node on a database of {@link TestDatabase#freshUrl()}, with {@code key=value}
     * settings.
     */
    public static LedgerNode on(String jdbcUrl, String... settings) {
        return on(jdbcUrl, Clock.systemUTC(), settings);
    }

    /** The same with the test's own clock. */
    public static LedgerNode on(String jdbcUrl, Clock clock, String... settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.datasource.url=" + jdbcUrl);
        if (Stream.of(settings).noneMatch(it -> it.startsWith("spring.datasource.username="))) {
            arguments.add("--spring.datasource.username=postgres");
        }
        arguments.add("--spring.datasource.hikari.maximum-pool-size=30");
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--nagaokapay.jobs.enabled=false");
        arguments.add("--nagaokapay.log.tail-pause=2ms");
        arguments.add("--nagaokapay.log.claim-renewal=200ms");
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new LedgerNode(
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .registerShutdownHook(false)
                        .initializers((GenericApplicationContext node) -> {
                            node.registerBean("clock", Clock.class, () -> clock);
                            node.registerBean(
                                    InstallationKind.class, () -> InstallationKind.SIMULATION);
                        })
                        .run(arguments.toArray(String[]::new)));
    }

    public Ledger ledger() {
        return bean(Ledger.class);
    }

    public Processors processors() {
        return bean(Processors.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Without a stereotype: whoever has these tests beside the ledger must not scan it. */
    @EnableAutoConfiguration
    @Import({LedgerConfiguration.class, FakeFunding.class, TestMacKeys.class})
    static class Application {}
}
