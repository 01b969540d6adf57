package jp.nagaokapay.gateway.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jp.nagaokapay.gateway.webhook.WebhookConfiguration;
import jp.nagaokapay.web.secret.OutsideKeyWork;
import jp.nagaokapay.web.secret.OwnerOnlyFile;
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

/**
 * {@code keys new | list | re-encrypt}: the keys from outside the gateway's own database; {@code
 * keys pair}: those with which it signs in at the ledger.
 */
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
            case "pair" -> makePair(file(arguments));
            default -> {
                System.err.println("usage: keys new [--file=keys] | list | re-encrypt | pair");
                return NOT_UNDERSTOOD;
            }
        }
        return 0;
    }

    /** The private half goes to a file where one is named; the public one is for the ledger. */
    private static void makePair(@Nullable String file) {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256).generate();
            if (file == null) {
                System.out.println(
                        "NAGAOKAPAY_LEDGER_CLIENT_KEY='%s'".formatted(pair.toJSONString()));
            } else {
                OwnerOnlyFile.write(Path.of(file), pair.toJSONString());
            }
            System.out.println(
                    "NAGAOKAPAY_GATEWAY_KEY='%s'".formatted(pair.toPublicJWK().toJSONString()));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes P-256 keys", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
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
