package jp.nagaokapay.gateway.app;

import java.time.Clock;
import java.util.List;
import jp.nagaokapay.gateway.ledger.remote.RemoteLedgerConfiguration;
import jp.nagaokapay.web.secret.SecretConfiguration;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The merchant gateway alone. No {@code @Configuration}, so that another process's component scan
 * does not find it.
 */
@EnableAutoConfiguration
@Import({
    LiveStart.class,
    SecretConfiguration.class,
    GatewayConfiguration.class,
    RemoteLedgerConfiguration.class,
    StandaloneSecurity.class,
    GatewayDocument.class,
    LedgerHealth.class,
    DatabaseConnection.class,
    StartupMessage.class
})
public class MerchantGateway {
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            System.out.println(HELP);
            return;
        }
        if (!words.isEmpty() && words.getFirst().equals("keys")) {
            int status = GatewayKeys.run(words.subList(1, words.size()));
            if (status != 0) {
                System.exit(status);
            }
            return;
        }
        new SpringApplicationBuilder(MerchantGateway.class)
                .properties("spring.config.name=" + GatewayEnvironment.NAME)
                .run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    private static final String HELP =
            """
            Nagaoka Pay, the merchant gateway in a process of its own.

            java -jar merchant-gateway-exec.jar [--setting=value ...]
            java -jar merchant-gateway-exec.jar keys new [--file=keys] | list | re-encrypt | pair
                                                     a key from outside the database, where such keys are
                                                     needed, and all secrets brought under the first;
                                                     a pair of keys for signing in at the ledger

            Settings (as --name=value, or in the environment as NAME_WITH_UNDERSCORES):
              server.port                            8090; 0 takes a free one
              nagaokapay.demo                        true: beside a ledger that is the demo
              nagaokapay.network.hosts               names by which it is reached, besides the issuer's
              nagaokapay.network.proxies             addresses or networks of the proxies whose
                                                     X-Forwarded-For and X-Forwarded-Proto count
              management.server.port                 9090 (live), for health, metrics, documents
              management.server.address              127.0.0.1 (live): whom that port listens to
              logging.structured.format.console      ecs: each line of the log is JSON
              logging.level.access                   info; off (demo): no line for each request
              logging.level.security                 info; off (demo): no line for each refusal
              nagaokapay.gateway.database.url        jdbc:postgresql://host:5432/name, the gateway's
                                                     own; needed
              nagaokapay.gateway.database.user       its user, without rights to the ledger's tables
              nagaokapay.gateway.database.password   its password
              nagaokapay.gateway.database.owner.*    user and password of who makes its tables, if that
                                                     is another
              nagaokapay.secrets.file                a file of keys, under which the secrets in its database
                                                     are encrypted; needed but for the demo
              nagaokapay.secrets.keys                what such a file holds, instead of it
              nagaokapay.ledger.url                  the ledger's internal port
                                                     (http://127.0.0.1:8081)
              nagaokapay.ledger.client-key-file      the private key with which it signs in there, made
                                                     by "keys pair"; needed
              nagaokapay.ledger.client-key           what such a file holds, instead of it
              nagaokapay.ledger.client-id            merchant-gateway
              nagaokapay.ledger.answer-timeout       6s
              nagaokapay.ledger.calls-max            128
              nagaokapay.issuer                      the ledger's address as it stands in its tokens;
                                                     needed but for the demo
              spring.security.oauth2.resourceserver.jwt.issuer-uri
                                                     the issuer of the terminals' tokens, where it is
                                                     not the ledger's own; their aud is
                                                     nagaokapay-gateway
            """;
}
