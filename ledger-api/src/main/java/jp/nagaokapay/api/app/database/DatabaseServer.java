package jp.nagaokapay.api.app.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.secret.SecretConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.util.StringUtils;

/**
 * The database a command works on, chosen as the whole program chooses it: the one from outside
 * that the settings name, or an embedded one. It is there before the ledger, so that it can be
 * looked at first.
 */
public final class DatabaseServer implements AutoCloseable {
    /** Where the whole program keeps an embedded one, unless another folder is named. */
    public static final String DIRECTORY = "var";

    private final ConfigurableApplicationContext context;
    private final String directory;

    private DatabaseServer(ConfigurableApplicationContext context, String directory) {
        this.context = context;
        this.directory = directory;
    }

    /** The database; an embedded one keeps its data in {@code directory}. */
    public static DatabaseServer start(String directory) {
        return start(directory, List.of());
    }

    /**
     * The same with further settings.
     *
     * @param more as {@code --name=value}
     */
    public static DatabaseServer start(String directory, List<String> more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--nagaokapay.database.directory=" + directory,
                                "--nagaokapay.demo=false",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=warn"));
        settings.addAll(more);
        return new DatabaseServer(
                new SpringApplicationBuilder(Choice.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.toArray(String[]::new)),
                directory);
    }

    /** A setting as the program itself would find it; empty when there is none. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(context.getEnvironment().getProperty(name))
                .filter(StringUtils::hasText);
    }

    public Database database() {
        LedgerDatabase database = context.getBean(LedgerDatabase.class);
        Login program = database.program();
        return new Database(
                database.getJdbcUrl(),
                program.user(),
                program.password(),
                database.owner(),
                database instanceof EmbeddedDatabase ? directory : null);
    }

    /** The same server for somebody who makes databases and roles of his own on it. */
    public Database administration() {
        LedgerDatabase database = context.getBean(LedgerDatabase.class);
        Login administrator = database.administrator();
        return new Database(database.getJdbcUrl(), administrator.user(), administrator.password());
    }

    /** With the keys from outside, as the whole program has them. */
    public SecretCipher cipher() {
        return context.getBean(SecretCipher.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Of the whole program, only the choice of the database, and the keys of its secrets. */
    @Import(SecretConfiguration.class)
    @ComponentScan(
            basePackages = "jp.nagaokapay.api.app.database",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.DatabaseChoice"))
    static final class Choice {}
}
