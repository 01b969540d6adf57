package jp.nagaokapay.gateway.app;

import java.util.List;
import jp.nagaokapay.gateway.webhook.WebhookConfiguration;
import jp.nagaokapay.web.secret.OutsideKeyWork;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.secret.SecretConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code keys new | list | re-encrypt}: the keys from outside the gateway's own database. */
final class GatewayKeys {
    private static final String FILE = "--file=";
    private static final int NOT_UNDERSTOOD = 2;

    private GatewayKeys() {}

    /** Returns the exit status. */
    static int run(List<String> arguments) {
        String action = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (action) {
            case "new" -> OutsideKeyWork.makeNew(file(arguments), System.out);
            case "list", "re-encrypt" -> onDatabase(action);
            default -> {
                System.err.println("usage: keys new [--file=keys] | list | re-encrypt");
                return NOT_UNDERSTOOD;
            }
        }
        return 0;
    }

    private static @Nullable String file(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(FILE))
                .map(argument -> argument.substring(FILE.length()))
                .findFirst()
                .orElse(null);
    }

    private static void onDatabase(String action) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Choice.class)
                        .properties("spring.config.name=" + GatewayEnvironment.NAME)
                        .web(WebApplicationType.NONE)
                        .run("--logging.level.root=warn")) {
            OutsideKeyWork keys =
                    new OutsideKeyWork(
                            context.getBean(SecretCipher.class),
                            List.of(
                                    WebhookConfiguration.encryptedSecrets(
                                            jdbc(context.getBean(JdbcConnectionDetails.class)))));
            if (action.equals("list")) {
                keys.list(System.out);
            } else {
                keys.encryptAgain(System.out);
            }
        }
    }

    private static JdbcClient jdbc(JdbcConnectionDetails database) {
        DriverManagerDataSource source = new DriverManagerDataSource(database.getJdbcUrl());
        source.setUsername(database.getUsername());
        source.setPassword(database.getPassword());
        return JdbcClient.create(source);
    }

    @Import({DatabaseConnection.class, SecretConfiguration.class})
    static final class Choice {}
}
